// Package statute reads the law files.
//
// What comes in: YAML files of the form described in docs/LAW.md and
// docs/law.schema.json (bodies, States, treaties, facts, readings, sources,
// duties). What goes out: one [Law] whose references are all resolved, and a
// [Problem] with file, line and reason for everything that is wrong. A file
// with a problem is left out as a whole, and so is a file that leans on it;
// the rest of the law goes on.
//
// It does not look at any record and evaluates nothing.
package statute
