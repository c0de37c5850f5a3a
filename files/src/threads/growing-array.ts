const blockBits = 16
const blockSize = 1 << blockBits

/**
 * Whole numbers below 2³² that grow by blocks: no copying and no doubled memory at the moment of growth, 4 bytes a place
 * (2 with `Uint16Array`). Unset places are 0, and a block of nothing but 0 takes no room.
 */
export class GrowingArray {
  private readonly blocks: (Uint32Array | Uint16Array)[] = []
  private readonly Block: typeof Uint32Array | typeof Uint16Array

  constructor(Block: typeof Uint32Array | typeof Uint16Array) {
    this.Block = Block
  }

  get(index: number): number {
    return this.blocks[index >>> blockBits]?.[index & (blockSize - 1)] ?? 0
  }

  set(index: number, value: number): void {
    const at = index >>> blockBits
    if (value === 0 && !this.blocks[at]) return
    const block = (this.blocks[at] ??= new this.Block(blockSize))
    block[index & (blockSize - 1)] = value
  }
}
