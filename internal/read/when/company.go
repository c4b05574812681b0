package when

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed lexicon/company.tsv
var companyTable string

// company is a set of the lists of company.tsv.
type company uint32

const (
	yearBefore company = 1 << iota
	numberBefore
	numberAfter
	monthBefore
	nameAfter
	nameBefore
	seasonBefore
	partBefore
	clockBefore
	durationBefore
	rateBefore
	nearly
	closed
	willWord
	futureWord
	pastWord
	scheduleWord
	awaitedWord
	yearAfter
	otherEra
	powers
)

var companyLists = map[string]company{
	"year-before": yearBefore, "number-before": numberBefore, "number-after": numberAfter, "month-before": monthBefore,
	"name-after": nameAfter, "name-before": nameBefore, "season-before": seasonBefore, "part-before": partBefore,
	"clock-before": clockBefore, "duration-before": durationBefore, "rate-before": rateBefore, "nearly": nearly,
	"closed": closed, "will": willWord, "future-word": futureWord, "past-word": pastWord, "schedule-word": scheduleWord,
	"awaited": awaitedWord, "year-after": yearAfter, "other-era": otherEra, "powers": powers,
}

// companies reads the lists once: the lists of each word.
var companies = sync.OnceValue(func() map[string]company {
	table := make(map[string]company)
	for row := range strings.Lines(companyTable) {
		row = strings.TrimRight(row, "\n")
		if row == "" || row[0] == '#' {
			continue
		}
		name, words, ok := strings.Cut(row, "\t")
		list, known := companyLists[name]
		if !ok || !known {
			panic(fmt.Sprintf("when: lexicon/company.tsv: no list %q", name))
		}
		for w := range strings.SplitSeq(words, "|") {
			table[w] |= list
		}
	}
	return table
})

// of says whether the atom at i is in one of the lists.
func (f *finder) of(i int, lists company) bool { return companies()[f.word(i)]&lists != 0 }
