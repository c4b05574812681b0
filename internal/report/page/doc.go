// Package page writes a record as one self-contained HTML page: summary,
// timeline, people, conflicts, what is unknown, duties, the events with the
// words they rest on, the sources and their full texts.
//
// In comes a record whose documents carry their text and blocks, out goes one
// file that needs no script, loads nothing and says so in a content security
// policy. Every claim leads to its words in the text, and the words lead back.
// Nothing that a source says can become markup: text goes through
// html/template or through the function shown, and the identifiers of the
// record never become anchors (those are numbers).
//
// The page is a document and not a program: it reads the same on paper, on a
// phone, in the dark and aloud.
package page
