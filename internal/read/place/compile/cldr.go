package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// languages are those whose names of countries, units and towns are taken:
// what the State media and courts that reports quote write in, and what has
// names of its own for many places.
var languages = strings.Fields(`ar az be bg bn bs ca cs cy da de el es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk ko
	ky lt lv mk mn ms nb nl pl ps pt ro ru sk sl sq sr sv sw tg th tk tr uk ur uz vi zh`)

// cldr is what is taken from Unicode CLDR.
type cldr struct {
	english  map[string]string            // code → name, with "-alt-short" and such behind the code
	names    map[string]map[string]string // language → code → name
	groups   map[string][]string          // M49 code → members
	people   map[string]uint32            // code → population
	official map[string][]string          // code → languages that are official there
	alpha3   map[string]string
}

func readCLDR(s *sources) (*cldr, error) {
	c := &cldr{
		names: map[string]map[string]string{}, groups: map[string][]string{}, people: map[string]uint32{},
		official: map[string][]string{}, alpha3: map[string]string{},
	}
	var err error
	if c.english, err = territories(s, "en"); err != nil {
		return nil, err
	}
	for _, lang := range languages {
		of := lang
		if lang == "nb" {
			of = "no" // CLDR 48 keeps Bokmål there
		}
		if c.names[lang], err = territories(s, of); err != nil {
			return nil, err
		}
	}

	var contains struct {
		Supplemental struct {
			TerritoryContainment map[string]struct {
				Contains []string `json:"_contains"`
			}
		}
	}
	if err := supplemental(s, "territoryContainment.json", &contains); err != nil {
		return nil, err
	}
	for code, x := range contains.Supplemental.TerritoryContainment {
		c.groups[code] = x.Contains
	}

	var info struct {
		Supplemental struct {
			TerritoryInfo map[string]struct {
				Population         string `json:"_population"`
				LanguagePopulation map[string]struct {
					OfficialStatus string `json:"_officialStatus"`
				}
			}
		}
	}
	if err := supplemental(s, "territoryInfo.json", &info); err != nil {
		return nil, err
	}
	for code, x := range info.Supplemental.TerritoryInfo {
		people, err := strconv.ParseUint(x.Population, 10, 32)
		if err != nil {
			return nil, fmt.Errorf("territoryInfo.json: %s: %w", code, err)
		}
		c.people[code] = uint32(people)
		for lang, l := range x.LanguagePopulation {
			lang, _, _ = strings.Cut(lang, "_")
			if l.OfficialStatus != "" && !slices.Contains(c.official[code], lang) {
				c.official[code] = append(c.official[code], lang)
			}
		}
	}

	var codes struct {
		Supplemental struct {
			CodeMappings map[string]struct {
				Alpha3 string `json:"_alpha3"`
			}
		}
	}
	if err := supplemental(s, "codeMappings.json", &codes); err != nil {
		return nil, err
	}
	for code, x := range codes.Supplemental.CodeMappings {
		c.alpha3[code] = x.Alpha3
	}
	return c, nil
}

func territories(s *sources, lang string) (map[string]string, error) {
	data, err := s.file(cldrNames, "main/"+lang+"/territories.json")
	if err != nil {
		return nil, err
	}
	var file struct {
		Main map[string]struct {
			LocaleDisplayNames struct{ Territories map[string]string }
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("territories of %s: %w", lang, err)
	}
	return file.Main[lang].LocaleDisplayNames.Territories, nil
}

func supplemental(s *sources, name string, into any) error {
	data, err := s.file(cldrCore, "supplemental/"+name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// members gives the countries of a group, groups within it opened.
func (c *cldr) members(group string) []string {
	var all []string
	for _, m := range c.groups[group] {
		if _, isGroup := c.groups[m]; isGroup && len(m) == 3 {
			all = append(all, c.members(m)...)
		} else {
			all = append(all, m)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// readWords gives the English words of SCOWL up to a level.
func readWords(s *sources, levels ...int) (map[string]bool, error) {
	words := map[string]bool{}
	for _, level := range levels {
		for _, variety := range []string{"english", "american", "british"} {
			data, err := s.file(wordlist, fmt.Sprintf("%s-words-%d.json", variety, level))
			if err != nil {
				return nil, err
			}
			var list []string
			if err := json.Unmarshal(data, &list); err != nil {
				return nil, err
			}
			for _, w := range list {
				words[w] = true
			}
		}
	}
	return words, nil
}
