import type { CaseRow, View } from '@evenhand/contract/queue.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listQuery, searchQuery } from '../api/queries.ts'

/** The rows of the view, or what the search found. */
export function useList(view: View, q: string, topic: string) {
  const searching = q.trim() !== ''
  const list = useInfiniteQuery({ ...listQuery(view, topic), enabled: !searching })
  const found = useQuery(searchQuery(q))
  const rows: readonly CaseRow[] | undefined = useMemo(
    () => (searching ? found.data?.cases : list.data?.pages.flatMap(page => page.cases)),
    [searching, found.data, list.data],
  )
  const source = searching ? found : list
  return {
    rows,
    searching,
    error: source.error,
    retry: () => void source.refetch(),
    more: !searching && list.hasNextPage,
    readMore: () => {
      if (!searching && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
    },
  }
}
