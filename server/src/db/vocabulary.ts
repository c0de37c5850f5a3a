/** The closed vocabularies of the tables that the domain does not name itself. The CHECKs of the migrations hold the same words. */

export type MemberRole = 'viewer' | 'agent' | 'lead' | 'admin'
export type ChannelKind = 'archive' | 'webhook' | 'sample'
export type Network = 'posts' | 'photos' | 'reviews' | 'email' | 'chat' | 'other'
export type Visibility = 'public' | 'unlisted' | 'followers' | 'direct' | 'internal'
export type MessageKind = 'post' | 'comment' | 'dm' | 'email' | 'review' | 'chat'
export type OutboxState = 'held' | 'sending' | 'sent' | 'failed' | 'needs-you' | 'undone'
export type ThenStatus = 'open' | 'pending' | 'resolved'
export type ArticleState = 'draft' | 'published' | 'archived'
export type ArticleSource = 'written' | 'markdown' | 'zendesk' | 'chatwoot'
export type KeptAnswerKind = 'solved-case' | 'community'
export type UseOutcome = 'sent' | 'edited' | 'ignored'
/** Shops and payment services, and what they tell of. */
export type RecordSourceKind = 'stripe' | 'shopify'
export type RecordKind = 'customer' | 'order' | 'refund' | 'subscription'
export type MergeKind = 'case-joined' | 'case-split' | 'profile-linked' | 'customer-merged'
/** What a link between a profile and a customer rests on. */
export type LinkEvidence = 'given-id' | 'email' | 'phone' | 'person' | 'import' | 'order' | 'alike' | 'signed-link'
/** Why somebody counts as a member of a household or an account. */
export type MembershipGround = 'address' | 'payment' | 'contract' | 'told'
/** What likeness may do: nothing, suggest to a person, or link by itself. */
export type LinkMode = 'off' | 'suggest' | 'link'
/** Why a person says how a message is to be read. */
export type CorrectionReason = 'confirmed' | 'more-serious' | 'less-serious' | 'misread'
export type DecisionCause =
  | ('opened' | 'message' | 'reply' | 'edited' | 'deleted' | 'severity' | 'contact-linked' | 'pending' | 'snoozed' | 'woken')
  | ('resolved' | 'reopened' | 'starving' | 'policy' | 'undone' | 'link' | 'joined' | 'split' | 'date' | 'understanding')
export type TimelineKind =
  | ('opened' | 'message-in' | 'message-out' | 'message-edited' | 'message-deleted' | 'joined' | 'reopened' | 'decided')
  | ('reply-held' | 'reply-undone' | 'reply-sent' | 'reply-failed' | 'reply-needs-you' | 'note' | 'assigned' | 'pending')
  | ('snoozed' | 'woken' | 'resolved' | 'severity' | 'contact-linked' | 'case-joined' | 'case-split' | 'undone')
  | ('date-set' | 'date-kept' | 'date-withdrawn' | 'understood' | 'understood-undone' | 'second-reading' | 'kept-as-history')
  | 'whose'
