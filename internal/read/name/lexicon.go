package name

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed data/lexicon.yaml
var lexiconYAML []byte

// word is what the lexicon knows of a word.
type word uint8

const (
	wordHonorific word = 1 + iota
	wordTitle
	wordSuffix
	wordArticle
	wordArticleTied
	wordAbd
	wordKunya
	wordNasab
	wordNasabAfter
	wordParticle
	wordParticleSmall
	wordFiller
)

type ending struct {
	male, female string
}

// lexicon holds the words of data/lexicon.yaml.
type lexicon struct {
	words       map[string]word
	gender      map[string]Gender // of honorifics
	patronymicM []string
	patronymicF []string
	gendered    []ending
	endings     []string
}

type lexiconFile struct {
	Honorific   map[string][]string `yaml:"honorific"`
	Title       []string            `yaml:"title"`
	Suffix      []string            `yaml:"suffix"`
	Article     []string            `yaml:"article"`
	ArticleTied []string            `yaml:"article_tied"`
	Abd         []string            `yaml:"abd"`
	Kunya       []string            `yaml:"kunya"`
	Nasab       []string            `yaml:"nasab"`
	NasabAfter  []string            `yaml:"nasab_after"`
	Particle    []string            `yaml:"particle"`
	ParticleSm  []string            `yaml:"particle_small"`
	PatronymicM []string            `yaml:"patronymic_m"`
	PatronymicF []string            `yaml:"patronymic_f"`
	Gendered    [][2]string         `yaml:"gendered"`
	Ending      []string            `yaml:"ending"`
	Filler      []string            `yaml:"filler"`
}

// words loads the lexicon once; that it can be read is tested.
var words = sync.OnceValue(func() *lexicon {
	l, err := parseLexicon(lexiconYAML)
	if err != nil {
		panic(err) // embedded data
	}
	return l
})

func parseLexicon(data []byte) (*lexicon, error) {
	var f lexiconFile
	if err := yaml.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("read the lexicon of names: %w", err)
	}
	l := &lexicon{words: map[string]word{}, gender: map[string]Gender{}, patronymicM: f.PatronymicM, patronymicF: f.PatronymicF, endings: f.Ending}
	var twice error
	add := func(w word, list []string) {
		for _, s := range list {
			if _, ok := l.words[s]; ok && twice == nil {
				twice = fmt.Errorf("read the lexicon of names: %q stands twice", s)
			}
			l.words[s] = w
		}
	}
	for g, list := range f.Honorific {
		add(wordHonorific, list)
		for _, s := range list {
			switch g {
			case "m":
				l.gender[s] = Male
			case "f":
				l.gender[s] = Female
			}
		}
	}
	for w, list := range map[word][]string{wordTitle: f.Title, wordSuffix: f.Suffix, wordArticle: f.Article, wordArticleTied: f.ArticleTied,
		wordAbd: f.Abd, wordKunya: f.Kunya, wordNasab: f.Nasab, wordNasabAfter: f.NasabAfter, wordParticle: f.Particle,
		wordParticleSmall: f.ParticleSm, wordFiller: f.Filler} {
		add(w, list)
	}
	for _, g := range f.Gendered {
		l.gendered = append(l.gendered, ending{g[0], g[1]})
	}
	return l, twice
}

// patronymic says whether a folded word has the ending of a Slavic father's name.
func (l *lexicon) patronymic(w string) Gender {
	if len(w) < 6 {
		return Unknown
	}
	for _, e := range l.patronymicF {
		if strings.HasSuffix(w, e) && len(w) > len(e)+1 {
			return Female
		}
	}
	for _, e := range l.patronymicM {
		if strings.HasSuffix(w, e) && len(w) > len(e)+1 {
			return Male
		}
	}
	return Unknown
}

// masculine gives the masculine forms of a feminine Slavic family name; none
// where the word does not have such an ending.
func (l *lexicon) masculine(w string) []string {
	var forms []string
	for _, e := range l.gendered {
		if len(w) == 0 || w[len(w)-1] != e.female[len(e.female)-1] {
			continue
		}
		if stem, ok := strings.CutSuffix(w, e.female); ok && len(stem) >= 3 {
			forms = append(forms, stem+e.male)
		}
	}
	return forms
}

// ending gives the length of an ending that many names share; 0 where the word has none.
func (l *lexicon) ending(w string) int {
	if len(w) < 6 {
		return 0
	}
	for _, e := range l.endings {
		if w[len(w)-1] == e[len(e)-1] && len(w) > len(e)+1 && strings.HasSuffix(w, e) {
			return len(e)
		}
	}
	return 0
}
