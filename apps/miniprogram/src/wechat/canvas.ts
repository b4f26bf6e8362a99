import Taro from '@tarojs/taro'
import { pixelRatio } from './screen.js'

/** The part of the 2D context that our drawings use; WeChat's is the same as a browser's. */
export interface Pen {
  fillStyle: string
  fillRect(x: number, y: number, width: number, height: number): void
}

interface CanvasNode {
  width: number
  height: number
  getContext(kind: '2d'): Pen
}

interface Found {
  node?: CanvasNode
  width?: number
  height?: number
}

/**
 * Draws on a canvas of `type="2d"` in device pixels, so that edges are sharp.
 * False when the canvas is not on the page (yet).
 */
export function drawOn(id: string, draw: (pen: Pen, width: number, height: number) => void): Promise<boolean> {
  return new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true, size: true })
      .exec((results: (Found | null)[]) => {
        const found = results[0]
        if (!found?.node || !found.width || !found.height) return resolve(false)
        const ratio = pixelRatio()
        found.node.width = Math.round(found.width * ratio)
        found.node.height = Math.round(found.height * ratio)
        draw(found.node.getContext('2d'), found.node.width, found.node.height)
        resolve(true)
      })
  })
}
