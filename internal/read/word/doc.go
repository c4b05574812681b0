// Package word says what kind of thing an English noun denotes: a person, an
// organisation, a site, an aircraft, a crime.
//
// In comes a lemma; out goes a set of classes. The table (nouns.tsv.gz) is
// compiled from WordNet 3.1 (Princeton University, see NOTICE) by the command
// in the folder compile. A noun with several senses has the classes that make
// up a good share of its uses; the package doesn't choose a sense by context.
package word
