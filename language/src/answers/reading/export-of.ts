/**
 * Whose export of a help centre the beginning of a JSON file is. Articles of Zendesk carry `body`, those of Chatwoot `content`; what is neither is
 * refused by either reader with a reason.
 * @example exportOf('{"articles":[{"id":7,"body":"<p>…</p>"}]}') // 'zendesk'
 */
export function exportOf(head: string): 'zendesk' | 'chatwoot' {
  return /"(?:html_url|label_names|section_id|body)"\s*:/.test(head) ? 'zendesk' : 'chatwoot'
}

/** Characters at the beginning of a file that tell it. */
export const exportHead = 20_000
