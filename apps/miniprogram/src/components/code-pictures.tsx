import { Canvas, View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { type PropsWithChildren, useEffect, useState } from 'react'
import { encode } from 'uqr'
import { drawOn, type Pen } from '../wechat/canvas.js'
import { code128Widths } from './code128.js'
import './code-pictures.scss'

const INK = '#1d1a17'
const WHITE = '#ffffff'

function clear(pen: Pen, width: number, height: number): void {
  pen.fillStyle = WHITE
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = INK
}

/** Whole device pixels for each module, centred. The white sheet around the pictures is part of their quiet zones. */
function drawBars(digits: string) {
  const widths = code128Widths(digits)
  const modules = widths.reduce((sum, width) => sum + width, 0)
  return (pen: Pen, width: number, height: number) => {
    clear(pen, width, height)
    const unit = Math.max(1, Math.floor(width / (modules + 20)))
    let x = Math.floor((width - modules * unit) / 2)
    widths.forEach((bar, at) => {
      if (at % 2 === 0) pen.fillRect(x, 0, bar * unit, height)
      x += bar * unit
    })
  }
}

function drawSquare(digits: string) {
  const { size, data } = encode(digits, { ecc: 'M', border: 0 })
  return (pen: Pen, width: number, height: number) => {
    clear(pen, width, height)
    const unit = Math.max(1, Math.floor(width / (size + 1)))
    const left = Math.floor((width - size * unit) / 2)
    data.forEach((row, y) => {
      row.forEach((dark, x) => {
        if (dark) pen.fillRect(left + x * unit, left + y * unit, unit, unit)
      })
    })
  }
}

/** A canvas is on the page a moment after React put it there; a few tries find it. */
function whenThere(id: string, draw: (pen: Pen, width: number, height: number) => void): () => void {
  let tries = 0
  let stopped = false
  const attempt = async () => {
    if (stopped || (await drawOn(id, draw)) || tries >= 20) return
    tries += 1
    setTimeout(attempt, 50)
  }
  Taro.nextTick(attempt)
  return () => {
    stopped = true
  }
}

/** The same digits as a barcode (Code 128) and as a QR code, with what stands between them. */
export function CodePictures({ digits, label, children }: PropsWithChildren<{ digits: string; label: string }>) {
  const [showings, setShowings] = useState(0)
  useDidShow(() => setShowings((times) => times + 1))
  // WeChat finds a canvas only on the page on top: what changed below another page is drawn when this one is back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: every showing draws anew
  useEffect(() => {
    const stopBars = whenThere('code-bars', drawBars(digits))
    const stopSquare = whenThere('code-square', drawSquare(digits))
    return () => {
      stopBars()
      stopSquare()
    }
  }, [digits, showings])
  return (
    <View className="code-pictures" ariaRole="img" ariaLabel={label}>
      <Canvas type="2d" id="code-bars" canvasId="code-bars" className="code-pictures__bars" />
      {children}
      <Canvas type="2d" id="code-square" canvasId="code-square" className="code-pictures__square" />
    </View>
  )
}
