// Package term writes the summary of a record for a terminal: the people with
// their spellings, the timeline, the conflicts with the words on each side,
// what is unknown, the sources and the counts.
//
// In comes a record, out goes text of a given width. Nothing that a source
// says can act on the terminal: control characters are shown as a replacement
// character, and text that runs from right to left is isolated. Sources are
// referred to by their number, [1] being the first of the record.
package term
