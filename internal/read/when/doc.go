// Package when reads the time expressions of a text and says which days they
// mean.
//
// In comes a [text.Text]; out goes a list of [Expression]: the words, their
// TIMEX3 type and a [Symbol], a value that keeps what the words are reckoned
// from ("the last Sunday on or before publication", "two days after expression
// 4"). The symbol doesn't change with the day of publication; [Context] turns
// it into a [factum.Interval] or a TIMEX3 value once the publication, or the
// event that it hangs on, is known, in whole or in part. What can't be known
// stays unknown, and an expression that names no possible day (31 February)
// keeps its words and the reason.
//
// The grammar is data: lexicon/*.tsv gives words their categories,
// lexicon/grammar.txt says how categories combine; the semantic actions that
// it names are in action.go. Tokens alone are enough; tags and trees, where
// the text has them, decide more cases ("May" the name, the tense of the verb).
//
// [Narrow] says when a document without a date can have been published, from
// its own words only. The package looks at no other document, it attaches no
// expression to a statement, and it never fills in a year without saying by
// which rule.
package when
