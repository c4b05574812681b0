// Package wording puts the parts of a record into words: the title of an
// event, a day or a stretch of days, the voice in which a source says
// something, the name of a status. It is what the terminal summary and the
// page have in common.
//
// In comes a record, out go short pieces of text in which names are kept
// apart from the words around them, so that each output can isolate and link
// them in its own way. The words themselves stand in words.tsv. The package
// decides nothing and leaves nothing out of the record: what it doesn't know
// is shown as it is.
package wording
