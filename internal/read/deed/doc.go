// Package deed reads off the trees what somebody or something does or undergoes,
// by no frame: every verb, and every noun for an act or a happening, that it is
// an argument of.
//
// In comes a parsed text with its time expressions and the tokens that stand for
// the one looked for; out come deeds with the days that the words give them.
// What kind of deed it is, whether it is said to have happened, and which deeds
// of two documents are one, is not decided here.
package deed
