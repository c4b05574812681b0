package place

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed lexicon/sites.tsv
var sitesTSV string

// Site is a kind of site that a description can be of: "hotel", "airport",
// "border control". "" is none.
type Site string

// Relation says how two kinds of sites stand to each other at one moment.
type Relation uint8

// The relations.
const (
	Unrelated Relation = iota // nothing follows: one of them says too little, or isn't known
	SameSite                  // the same kind; not the same site
	Inside                    // the first may lie inside the second: passport control, airport
	Around                    // the second may lie inside the first
	Alike                     // reports interchange them: prison, police station
	Apart                     // nobody is at both at one moment: hotel, airport
)

var relationNames = [...]string{"unrelated", "same", "inside", "around", "alike", "apart"}

func (r Relation) String() string {
	if int(r) < len(relationNames) {
		return relationNames[r]
	}
	return "unrelated"
}

// Sites is the lexicon of kinds of sites.
type Sites struct {
	kinds map[Site]siteKind
	words map[string]Site // normalised: lower case, single spaces
	long  int             // words in the longest entry
}

type siteKind struct {
	in, like []Site
	any      bool
}

var openSites = sync.OnceValues(func() (*Sites, error) { return readSites(sitesTSV) })

// OpenSites gives the lexicon that ships in the program.
func OpenSites() (*Sites, error) { return openSites() }

func readSites(tsv string) (*Sites, error) {
	all, err := rows(tsv, "site", "words", "in", "like")
	if err != nil {
		return nil, fmt.Errorf("sites.tsv: %w", err)
	}
	s := &Sites{kinds: map[Site]siteKind{}, words: map[string]Site{}}
	for _, row := range all {
		site := Site(row[0])
		if _, twice := s.kinds[site]; twice {
			return nil, fmt.Errorf("sites.tsv: %s stands twice", site)
		}
		k := siteKind{any: row[2] == "any", like: siteList(row[3])}
		if !k.any {
			k.in = siteList(row[2])
		}
		s.kinds[site] = k
		for _, w := range strings.Split(row[1], ";") {
			if other, twice := s.words[w]; twice {
				return nil, fmt.Errorf("sites.tsv: %q is both %s and %s", w, other, site)
			}
			s.words[w] = site
			s.long = max(s.long, len(strings.Fields(w)))
		}
	}
	for site, k := range s.kinds {
		for _, other := range slices.Concat(k.in, k.like) {
			if _, ok := s.kinds[other]; !ok {
				return nil, fmt.Errorf("sites.tsv: %s: no site %q", site, other)
			}
		}
	}
	return s, nil
}

func siteList(field string) []Site {
	if field == "-" {
		return nil
	}
	var list []Site
	for _, f := range strings.Split(field, ";") {
		list = append(list, Site(f))
	}
	return list
}

// Of gives the kind of site that a noun or compound is for, in the singular or
// the plural: "hotel", "police stations".
func (s *Sites) Of(noun string) (Site, bool) {
	words := strings.Fields(strings.ToLower(noun))
	if len(words) == 0 || len(words) > s.long {
		return "", false
	}
	n, site := s.Match(words, 0)
	return site, n == len(words)
}

// Match finds the longest entry that begins at tokens[i], forms as they stand
// in the text. It gives the number of tokens; 0 when none begins there.
func (s *Sites) Match(tokens []string, i int) (n int, site Site) {
	if i < 0 {
		return 0, ""
	}
	var key strings.Builder
	for k := i; k < min(len(tokens), i+2*s.long); k++ {
		if token := strings.ToLower(tokens[k]); k > i && !strings.HasPrefix(token, "'") && !isHyphen(token) && !strings.HasSuffix(key.String(), "-") {
			key.WriteByte(' ')
			key.WriteString(token)
		} else {
			key.WriteString(token)
		}
		if kind, ok := s.find(key.String()); ok {
			n, site = k-i+1, kind
		}
	}
	return n, site
}

// find looks up an entry, and without the ending of a plural.
func (s *Sites) find(key string) (Site, bool) {
	if site, ok := s.words[key]; ok {
		return site, true
	}
	for _, ending := range [...][2]string{{"s", ""}, {"es", ""}, {"ies", "y"}} {
		if stem, ok := strings.CutSuffix(key, ending[0]); ok {
			if site, ok := s.words[stem+ending[1]]; ok {
				return site, true
			}
		}
	}
	return "", false
}

// Compare says how two kinds of sites stand to each other at one moment.
func (s *Sites) Compare(a, b Site) Relation {
	ka, okA := s.kinds[a]
	kb, okB := s.kinds[b]
	switch {
	case !okA || !okB:
		return Unrelated
	case a == b:
		return SameSite
	case s.mayLieIn(a, b):
		return Inside
	case s.mayLieIn(b, a):
		return Around
	case slices.Contains(ka.like, b) || slices.Contains(kb.like, a):
		return Alike
	case ka.any || kb.any:
		return Unrelated
	}
	return Apart
}

// mayLieIn follows the column "in".
func (s *Sites) mayLieIn(a, b Site) bool {
	seen := []Site{a}
	for at := 0; at < len(seen); at++ {
		for _, x := range s.kinds[seen[at]].in {
			if x == b {
				return true
			}
			if !slices.Contains(seen, x) {
				seen = append(seen, x)
			}
		}
	}
	return false
}
