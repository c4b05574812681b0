// Package duty holds the record of a case against the law.
//
// In come a record (statements, events, entities, conflicts) and a [Law] read
// by package statute; out come the duties that somebody owed: since when, by
// when, whether met or broken, on which words, and whether that hangs on a
// disputed fact or on a disputed reading of the law.
//
// The duties are judged in worlds: one choice for each dispute that a duty's
// own conditions turn on, and one reading of each question of law. A status is
// looked for with all disputes open first, in three truth values and with
// earliest and latest days; only where that leaves it open is a dispute
// decided one way and the other. A duty that holds whatever is disputed costs
// one evaluation, however many disputes there are.
//
// The package knows no case and reads no document. It never takes a court's
// finding into account: findings are shown beside its own answer.
package duty
