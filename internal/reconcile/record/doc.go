// Package record says where the sources of a case agree, where they cannot all
// be right, and what they leave open.
//
// In come the entities, events and statements of a case; out go conflicts, each
// a smallest set of quotes that cannot all be true (or a difference that only
// looks like one, with its kind), and questions. The package decides nothing:
// it prefers no source and blends no scores.
package record
