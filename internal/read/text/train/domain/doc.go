// Package domain holds a small treebank of the kind of text the program reads
// and other treebanks lack: headlines, agency reports, digests in the present
// tense, court pages, press releases, statements of organisations, legal
// notices, and the same words in other senses (an album's release, a warrant
// that isn't one, May the auxiliary).
//
// The sentences were made for this program; all persons and events in them are
// invented. They are in CoNLL-U, tokenised as package text does it, one sentence
// per paragraph. The last column has the spans of noun phrases as GUM writes
// them, Entity=(1-person) and so on; kinds other than person, organization, place
// and time are "abstract".
//
// Trees follow Universal Dependencies v2 for English as GUM and EWT (May 2025)
// practise it. Where the two differ, or say nothing:
//
//   - A title before a name, without an article of its own, is nmod:desc of the
//     name (Prime Minister X, prosecutor X); after "the" or a possessive the noun
//     heads and the name is appos (the poet X, Italy's minister X).
//   - Names are flat from the first token on, particles and what stands behind a
//     hyphen included; the hyphen is punct of what follows it (EWT). English names
//     that can be seen through are compound (South Korea, Ivory Coast).
//   - Adjectives in names are ADJ NNP and amod (Supreme Court, United Nations).
//   - In a date the day heads the month and the year (both nmod:unmarked), a
//     weekday heads the day (appos); without a day the month heads.
//   - A report before or behind what was said heads it (ccomp), with quotation
//     marks or without; inside it, it is parataxis.
//   - Who is told, asked, urged, informed or notified is iobj; who is ordered,
//     required or wanted to do something is obj. "call on X to" and "rely on X to"
//     have obl and xcomp.
//   - An object or adjunct that two verbs share hangs on the first (GUM).
//   - "45-year-old": obl:unmarked of the adjective (EWT). An age between commas
//     is appos (GUM). "out of" is fixed (GUM). "back to X": obl of "back" (EWT).
//   - A date or place that opens a line (19 January: ..., DAKAR (AFP) – ...) is
//     obl:unmarked of the verb, the agency parataxis of the place.
//   - "the accused" is a noun; "the dead", "the disappeared" are adjectives (EWT).
//   - Verbs of headlines without their auxiliary are passive participles with
//     nsubj:pass (Two men held); "to" of the headline's future is mark.
//   - "most of them women" beside a noun is acl, beside a clause advcl; "among
//     them X" is parataxis.
package domain

import (
	"embed"
	"iter"

	"factum/internal/read/text"
)

//go:embed train.conllu dev.conllu
var files embed.FS

// Train gives the sentences to learn from.
func Train() iter.Seq2[*text.TreebankSentence, error] { return sentences("train.conllu") }

// Dev gives the sentences held out: other names, other patterns.
func Dev() iter.Seq2[*text.TreebankSentence, error] { return sentences("dev.conllu") }

func sentences(name string) iter.Seq2[*text.TreebankSentence, error] {
	return func(yield func(*text.TreebankSentence, error) bool) {
		f, err := files.Open(name)
		if err != nil {
			yield(nil, err)
			return
		}
		text.ReadCoNLLU(f)(yield)
	}
}
