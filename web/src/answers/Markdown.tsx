import { Fragment, useMemo } from 'react'
import { markdownBlocks, markdownSpans, type MarkdownBlock } from './markdown-blocks.ts'

function Spans({ text }: { text: string }) {
  return markdownSpans(text).map((span, at) => {
    const key = `${at} ${span.text}`
    if (span.kind === 'strong') return <strong key={key}>{span.text}</strong>
    if (span.kind === 'em') return <em key={key}>{span.text}</em>
    if (span.kind === 'code') {
      return (
        <code key={key} className="rounded bg-sunken px-1 text-13">
          {span.text}
        </code>
      )
    }
    if (span.kind === 'link') {
      return (
        <a
          key={key}
          href={span.href}
          target="_blank"
          rel="noopener noreferrer"
          className="text-accent-text underline underline-offset-2"
        >
          {span.text}
        </a>
      )
    }
    return <Fragment key={key}>{span.text}</Fragment>
  })
}

function Heading({ level, text }: { level: number; text: string }) {
  // Under the title of the page and that of the article.
  if (level <= 2) return <h3 className="mt-6 text-16 font-semibold first:mt-0">{<Spans text={text} />}</h3>
  return <h4 className="mt-4 font-semibold first:mt-0">{<Spans text={text} />}</h4>
}

function Block({ block }: { block: MarkdownBlock }) {
  switch (block.kind) {
    case 'heading':
      return <Heading level={block.level} text={block.text} />
    case 'rule':
      return <hr className="my-6 border-line" />
    case 'code':
      return <pre className="mt-3 overflow-x-auto rounded bg-sunken px-3 py-2 text-13">{block.text}</pre>
    case 'list': {
      const items = block.items.map((item, at) => (
        // Items have no name but their words and place.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${at} ${item}`}>
          <Spans text={item} />
        </li>
      ))
      return block.ordered ? (
        <ol className="mt-3 list-decimal space-y-1 ps-6">{items}</ol>
      ) : (
        <ul className="mt-3 list-disc space-y-1 ps-6">{items}</ul>
      )
    }
    case 'quote':
      return (
        <blockquote className="mt-3 border-s-2 border-line-strong ps-3 whitespace-pre-line text-ink-2">
          <Spans text={block.text} />
        </blockquote>
      )
    case 'paragraph':
      return (
        <p className="mt-3 whitespace-pre-line first:mt-0">
          <Spans text={block.text} />
        </p>
      )
    default:
      return null
  }
}

/** A Markdown text as elements: no HTML is ever made of somebody's words. */
export function Markdown({ text, language }: { text: string; language: string | null }) {
  const blocks = useMemo(() => markdownBlocks(text), [text])
  return (
    <div dir="auto" lang={language ?? undefined} className="max-w-[68ch] text-14 leading-5.5 break-words">
      {blocks.map((block, at) => (
        // Blocks have no name but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Block key={at} block={block} />
      ))}
    </div>
  )
}
