// Package event holds what the sources of one case say against each other: it
// brings together the mentions of one person, organisation or place, and the
// statements on one happening, across documents.
//
// In come the readings of all sources; out goes a [Case]: entities with every
// spelling and the reasons of each link, statements that name these entities,
// events with their statements, and the origins: which documents are no
// independent witnesses. Statements that disagree stay side by side in their
// event; which of their differences are conflicts is for package record to say.
package event
