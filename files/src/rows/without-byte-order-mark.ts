const mark = Buffer.from([0xef, 0xbb, 0xbf])

/** Drops the byte order mark that some programs put before UTF-8 text. */
export async function* withoutByteOrderMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true
  for await (const chunk of chunks) {
    yield isFirst && chunk.subarray(0, 3).equals(mark) ? chunk.subarray(3) : chunk
    isFirst = false
  }
}
