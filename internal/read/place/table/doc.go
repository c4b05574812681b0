// Package table is the form in which the gazetteer ships: columns of numbers
// and front-coded names, deflated. The compiler (../compile) encodes a
// [Table]; the gazetteer decodes it once and reads from it.
//
// It knows nothing of what the numbers mean beyond what [Record] and [Post]
// say; normalising names, choosing and containment are the gazetteer's.
package table
