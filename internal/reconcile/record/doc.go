// Package record says where the sources of a case agree, where they cannot all
// be right, and what they leave open.
//
// In come the entities, events and statements of a case; out go conflicts, each
// a smallest set of quotes that cannot all be true (or a difference that only
// looks like one, with its kind), and questions. The package decides nothing:
// it prefers no source and blends no scores.
//
// A contradiction has sides, each a value with the statements that give it, and
// sets: positions of sides of which one statement each can't all be true, and
// without any one of which the others can. So of three sides two can agree
// ("not the minister" and "a judge" against "the minister"). Values exclude each
// other in pairs; distances of days ("two days later") can make sets of up to
// four. What is compared is bounded, and the note of a conflict says where a
// bound was reached; statements stay in their events in any case.
//
// Some words are no statement until they are in dispute: a number that no
// statement carries, the place or the reason with which a sentence goes on, "we
// found no document". They become statements of the case, so that they can be
// cited.
package record
