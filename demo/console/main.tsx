/** Starts the console in its page. */
import { render } from 'preact'
import { callApi } from './api.ts'
import { Console } from './Console.tsx'
import { createModel } from './model.ts'

const place = document.getElementById('console')
if (place) {
  const model = createModel(callApi)
  void model.load()
  render(<Console model={model} origin={location.origin} />, place)
}
