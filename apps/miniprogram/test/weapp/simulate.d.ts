/** What of miniprogram-simulate and its component tree the tests use. */
declare module 'miniprogram-simulate' {
  interface Node {
    dom: HTMLElement
    instance: Record<string, unknown>
    querySelector(selector: string): Node | undefined
    querySelectorAll(selector: string): Node[]
    dispatchEvent(name: string, custom?: { detail?: unknown; bubbles?: boolean; composed?: boolean }): void
    attach(parent: HTMLElement): void
    detach(): void
    setData(data: object): void
    addEventListener(name: string, heard: (event: { detail: unknown }) => void): void
  }
  interface Simulate {
    load(path: string, tag: string, options: { rootPath: string }): string
    render(id: string, properties?: object): Node
    sleep(ms: number): Promise<void>
  }

  export type { Node, Simulate }
}
