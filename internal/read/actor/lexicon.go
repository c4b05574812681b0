package actor

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"strings"
	"sync"

	"factum/internal/read/name"
)

//go:embed lexicon/words.tsv
var wordTable string

//go:embed lexicon/given.tsv.gz
var givenTable []byte

// words holds, for each class of words.tsv, the words with their values.
var words = sync.OnceValue(func() map[string]map[string]string {
	m := map[string]map[string]string{}
	for line := range strings.Lines(wordTable) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			panic(fmt.Sprintf("actor: words.tsv: %q hasn't three columns", line))
		}
		if m[f[0]] == nil {
			m[f[0]] = map[string]string{}
		}
		m[f[0]][f[1]] = f[2]
	}
	return m
})

// trait is what the word lists say of one word, gathered so that a token
// costs one look-up.
type trait struct {
	honorific, suffix, relation, say, former, organ, office, body, assail, regnal, undergone, official, settlement, craft bool
	sex                                                                                                                   Gender // of a noun that tells it
	address                                                                                                               Gender // of an honorific that tells it
	crowd                                                                                                                 byte   // 'o', 'p'
	lead, alias                                                                                                           string
	script, pursue                                                                                                        string
}

var traits = sync.OnceValue(func() map[string]*trait {
	m := map[string]*trait{}
	get := func(w string) *trait {
		if m[w] == nil {
			m[w] = &trait{}
		}
		return m[w]
	}
	sex := map[string]Gender{"m": Male, "f": Female}
	for class, list := range words() {
		for w, v := range list {
			t := get(w)
			switch class {
			case "honorific":
				t.honorific, t.address = true, sex[v]
			case "suffix":
				t.suffix = true
			case "noun":
				t.sex = sex[v]
			case "relation":
				t.relation = true
			case "crowd":
				t.crowd = v[0]
			case "say":
				t.say = true
			case "alias":
				t.alias = v
			case "former":
				t.former = v != "x"
			case "lead":
				t.lead = v
			case "script":
				t.script = v
			case "pursue":
				t.pursue = v
			case "organ":
				t.organ = true
			case "office":
				t.office = v != "x"
			case "body":
				t.body = true
			case "regnal":
				t.regnal = true
			case "official":
				t.official = true
			case "settlement":
				t.settlement = true
			case "craft":
				t.craft = true
			case "undergone":
				t.undergone = true
			case "assail":
				t.assail = true
			}
		}
	}
	return m
})

var noTrait trait

// traitOf gives what the lists say of a word in lower case.
func traitOf(w string) *trait {
	if t, ok := traits()[w]; ok {
		return t
	}
	return &noTrait
}

// given names, each with the sex of its bearers.
var given = sync.OnceValue(func() map[string]Gender {
	z, err := gzip.NewReader(bytes.NewReader(givenTable))
	if err != nil {
		panic(fmt.Sprintf("actor: the table of given names is damaged: %v", err))
	}
	m := make(map[string]Gender, 1<<15)
	in := bufio.NewReader(z)
	for {
		line, err := in.ReadString('\n')
		if name, sex, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t"); ok {
			m[name] = map[string]Gender{"m": Male, "f": Female}[sex]
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			panic(fmt.Sprintf("actor: the table of given names is damaged: %v", err))
		}
	}
	for _, n := range name.GivenForms() {
		if _, ok := m[n]; !ok {
			m[n] = GenderUnknown
		}
	}
	return m
})

// GivenGender gives the gender of those who bear a given name, if it is known as
// the name of one alone.
func GivenGender(word string) Gender { return given()[plain(word)] }
