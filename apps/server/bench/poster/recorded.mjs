/**
 * A context that notes everything that is asked of it while it draws, so that the same can be asked again without us:
 * `{pen, replay(context)}`. Measuring is not replayed: it draws nothing.
 */
export function recording(context) {
  const steps = []
  const gradients = new Map()
  const pen = new Proxy(context, {
    has: (target, name) => name in target,
    get(target, name) {
      const value = target[name]
      if (typeof value !== 'function') return value
      if (name === 'measureText') return (text) => target.measureText(text)
      return (...args) => {
        if (!name.endsWith('Gradient')) {
          steps.push((to) => to[name](...args))
          return target[name](...args)
        }
        return gradient(name, args, target[name](...args))
      }
    },
    set(target, name, value) {
      const made = gradients.get(value)
      const step = (to, ready) => {
        to[name] = ready.get(value)
      }
      const plain = (to) => {
        to[name] = value
      }
      steps.push(made ? step : plain)
      return Reflect.set(target, name, made ?? value)
    },
  })

  function gradient(name, args, real) {
    const stand = {
      addColorStop(at, colour) {
        steps.push((_, ready) => ready.get(stand).addColorStop(at, colour))
        real.addColorStop(at, colour)
      },
    }
    steps.push((to, ready) => void ready.set(stand, to[name](...args)))
    gradients.set(stand, real)
    return stand
  }

  return {
    pen,
    replay(to) {
      const ready = new Map()
      for (const step of steps) step(to, ready)
    },
  }
}
