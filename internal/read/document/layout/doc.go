// Package layout gives each stretch of a document's text its function: running
// text, heading, dateline, byline, caption, teaser, boilerplate.
//
// In come the canonical text and its segments: stretches with what their form
// says of them (the markup of a page, the shape of a line), put together by
// packages plain and html. Out comes a [Page]: the blocks, and what the head of
// the document prints of itself (title, outlet, author, dates). Cues of the
// language ("Read also", "Photo:", "Sign up for") are data, in cues.yaml.
//
// Running text that is taken for boilerplate is lost to all later stages, so a
// segment keeps the kind of its form unless a cue at its very beginning or end
// says otherwise; sentences are never judged by what they speak of.
package layout
