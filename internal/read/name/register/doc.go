// Package register finds who in a list bears a name.
//
// In comes a list of records, each an id with one or more names, as a text
// file ([Read] knows the formats) or one by one; out goes, for a query, the
// records whose names score best, with the scores of package name. Candidates
// come from an index of the distinct parts of all names: equal parts, parts
// with a skeleton that differs by a consonant or two, short forms, and words
// written together or apart. Every candidate is then scored whole, so that one
// equal part never hides names that are spelled differently in all parts.
//
// A register can be written to a file that is opened again by memory map. It
// holds no sockets and knows no formats of answers: those are for its callers.
package register
