// Package origin finds which sources of a case are no independent witnesses.
//
// In come the documents of a case and the statements, figures and entities
// that were read from them; out go [Origins]: which of the statements come
// from one origin and why, with the words that show it, and for any set of
// statements the number of independent origins that it rests on.
//
// Three things make statements of several documents one origin:
//
//   - A shared passage. Documents are cut into words and fingerprinted (winnowing
//     over the content words, names by their sound); where fingerprints meet,
//     the documents are aligned word by word, across small changes. A passage
//     counts if its words say enough: names, numbers, small words and phrases
//     that everybody uses say little. Documents that share most of their words
//     are one witness in all they say; others in the statements that stand in
//     the passage.
//   - A shared quotation: the passage stands in quotation marks. Two honest
//     witnesses may print it, so only the statements in it are one.
//   - A named source: both documents say from whom they have the statement
//     (an agency, a person, an organisation), and it is the same; or one of
//     them is that source's own publication.
//
// Who copied whom is said only where the days of publication tell. The package
// doesn't translate, and it doesn't know who is believed.
package origin
