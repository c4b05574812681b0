package train

import (
	"bufio"
	_ "embed"
	"encoding/csv"
	"fmt"
	"os"
	"strings"
	"unicode"

	"factum/internal/read/text/model"
)

//go:embed namewords.tsv
var nameWords string

// PlaceName is a name of a place with what model.GazetteerState and its
// neighbours say of it.
type PlaceName struct {
	Name string
	Bits uint16
}

// readGazetteer collects the names that help to tell people from places: the
// given names of places, and the parts of names of people that the lists in the
// folder of names hold at least twice.
func readGazetteer(places []PlaceName, names string) (*model.Gazetteer, error) {
	out := map[uint32]uint16{}
	for _, p := range places {
		addName(out, p.Name, p.Bits)
	}
	if err := addPeople(out, names); err != nil {
		return nil, fmt.Errorf("read the names of people: %w", err)
	}
	for line := range strings.Lines(nameWords) {
		kind, words, _ := strings.Cut(line, "\t")
		if bits := wordKinds[kind]; bits != 0 {
			for word := range strings.FieldsSeq(words) {
				addName(out, word, bits)
			}
		}
	}
	return model.NewGazetteer(out), nil
}

// wordKinds are the kinds of namewords.tsv.
var wordKinds = map[string]uint16{
	"organisation": model.GazetteerBody, "person": model.GazetteerRole, "place": model.GazetteerSite, "event": model.GazetteerDeed,
}

func addName(out map[uint32]uint16, name string, bits uint16) {
	var forms []uint64
	for part := range strings.FieldsSeq(strings.ReplaceAll(name, "-", " - ")) {
		w := model.NewWord(part)
		forms = append(forms, w.Form)
	}
	if len(forms) > 0 && len(forms) <= 4 {
		out[model.NameKey(forms...)] |= bits
	}
}

func addPeople(out map[uint32]uint16, dir string) error {
	f, err := os.Open(dir + "/background_98k.txt")
	if err != nil {
		return err
	}
	defer f.Close()
	given, surname := map[string]int{}, map[string]int{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		parts := strings.Fields(strings.ToLower(lines.Text()))
		if len(parts) < 2 || !latin(lines.Text()) {
			continue
		}
		given[parts[0]]++
		surname[parts[len(parts)-1]]++
	}
	if err := lines.Err(); err != nil {
		return err
	}
	nicknames, err := os.Open(dir + "/nicknames.csv")
	if err != nil {
		return err
	}
	defer nicknames.Close()
	rows, err := csv.NewReader(nicknames).ReadAll()
	if err != nil {
		return err
	}
	for _, row := range rows[1:] {
		given[row[0]]++
		given[row[2]]++
	}
	for name, n := range given {
		if n >= 2 {
			addName(out, name, model.GazetteerGiven)
		}
	}
	for name, n := range surname {
		if n >= 2 {
			addName(out, name, model.GazetteerSurname)
		}
	}
	return nil
}

func latin(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }) < 0
}
