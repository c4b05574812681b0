// Package report writes a record down: as JSON, as a summary for a terminal,
// and as one self-contained HTML page.
//
// In comes a [factum.Record]; for the page its documents must carry their
// text and blocks. Out go bytes, the same for the same record. The package
// computes nothing about the case and judges nobody: it says what the record
// says, and on which words that rests.
//
// The folders: wording puts days, titles and voices into words, term writes
// the terminal summary, chart lays out the timeline, page writes the page.
package report
