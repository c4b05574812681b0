package train

import (
	"sort"
	"strings"

	"factum/internal/read/text"
	"factum/internal/read/text/model"
)

// lemmaForm is the form that lemma rules see: names keep their capitals.
func lemmaForm(t *text.Token) string {
	if t.UPOS == text.PROPN {
		return t.Form
	}
	return strings.ReplaceAll(strings.ToLower(t.Form), "’", "'")
}

// lemmas learns lemma rules: for each tag a tree of endings, of which those
// stay that change what the next shorter one says, seen at least twice, and
// whole forms that no ending gets right.
func (l *labels) lemmas(bank []*sentence) *model.Lemmas {
	type node struct{ rules map[model.LemmaRule]int }
	forms := map[uint8]map[string]*node{}   // whole forms
	endings := map[uint8]map[string]*node{} // by ending
	add := func(m map[string]*node, key string, r model.LemmaRule) {
		n := m[key]
		if n == nil {
			n = &node{map[model.LemmaRule]int{}}
			m[key] = n
		}
		n.rules[r]++
	}
	for _, s := range bank {
		for i := range s.gold.Tokens {
			t := &s.gold.Tokens[i]
			form := lemmaForm(t)
			lemma := t.Lemma
			if t.UPOS != text.PROPN {
				lemma = strings.ToLower(lemma)
			}
			if lemma == "_" || len(form) > 40 || hasGoeswith(s, i) {
				continue
			}
			k := 0
			for k < len(form) && k < len(lemma) && form[k] == lemma[k] {
				k++
			}
			r := model.LemmaRule{Cut: len(form) - k, Add: lemma[k:]}
			tag := s.tags[i]
			if forms[tag] == nil {
				forms[tag], endings[tag] = map[string]*node{}, map[string]*node{}
			}
			first := forms[tag][form] == nil
			add(forms[tag], form, r)
			if first { // endings count types, not tokens
				for n := 0; n <= min(model.LongestEnding, len(form)); n++ {
					add(endings[tag], form[len(form)-n:], r)
				}
			}
		}
	}
	top := func(n *node) (best model.LemmaRule, count int) {
		for r, c := range n.rules {
			if c > count || c == count && (r.Cut < best.Cut || r.Cut == best.Cut && r.Add < best.Add) {
				best, count = r, c
			}
		}
		return best, count
	}
	var rules []model.LemmaRule
	numbers := map[model.LemmaRule]uint16{}
	number := func(r model.LemmaRule) uint16 {
		if _, ok := numbers[r]; !ok {
			numbers[r] = uint16(len(rules))
			rules = append(rules, r)
		}
		return numbers[r]
	}
	entries := map[uint64]uint16{}
	for tag := range len(l.tags) {
		tag := uint8(tag)
		kept := map[string]model.LemmaRule{}
		look := func(form string) model.LemmaRule {
			for n := min(model.LongestEnding, len(form)); n >= 0; n-- {
				if r, ok := kept[form[len(form)-n:]]; ok {
					return r
				}
			}
			return model.LemmaRule{}
		}
		keys := sortedKeys(endings[tag])
		sort.SliceStable(keys, func(i, j int) bool { return len(keys[i]) < len(keys[j]) })
		for _, key := range keys {
			r, count := top(endings[tag][key])
			if count < 2 || look(key) == r {
				continue
			}
			kept[key] = r
			entries[model.LemmaKey(tag, key, false)] = number(r)
		}
		for _, form := range sortedKeys(forms[tag]) {
			if r, _ := top(forms[tag][form]); look(form) != r {
				entries[model.LemmaKey(tag, form, true)] = number(r)
			}
		}
	}
	return model.NewLemmas(rules, entries)
}

func hasGoeswith(s *sentence, i int) bool {
	for _, c := range s.gold.Children(i) {
		if s.gold.Tokens[c].Rel == text.Goeswith {
			return true
		}
	}
	return false
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
