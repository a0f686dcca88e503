/** The pages one can walk through without buying anything. */
import { Hono } from 'hono'
import { findProduct, searchProducts } from '../catalogue/catalogue.ts'
import { CATEGORIES } from '../catalogue/product.ts'
import type { ShopEnv } from '../environment.ts'
import { renderError } from '../layout/error-page.ts'
import { render } from '../layout/render.ts'
import { categoryPage } from './category-page.ts'
import { homePage } from './home-page.ts'
import { productPage } from './product-page.ts'
import { searchPage } from './search-page.ts'

const MAX_QUESTION = 80

export const catalogueRoutes = new Hono<ShopEnv>()
  .get('/', (c) => render(c, homePage(c.var.visit)))
  .get('/categories/:category', (c) => {
    const category = CATEGORIES.find((known) => known === c.req.param('category'))
    return category ? render(c, categoryPage(category, c.var.visit)) : renderError(c, 404)
  })
  .get('/products/:id', (c) => {
    const product = findProduct(c.req.param('id'))
    return product ? render(c, productPage(product, c.var.visit)) : renderError(c, 404)
  })
  .get('/search', (c) => {
    const question = (c.req.query('q') ?? '').trim().slice(0, MAX_QUESTION)
    const found = searchProducts(question, c.var.visit.language)
    return render(c, searchPage(question, found, c.var.visit))
  })
