package register

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// maxLine is the longest line that is read, in bytes.
const maxLine = 16 << 20

// readRows finds the format of a list and gives its rows in order.
func readRows(in io.Reader, f func(row) error) error {
	r := bufio.NewReaderSize(in, 1<<16)
	if bom, _ := r.Peek(3); bytes.Equal(bom, []byte("\ufeff")) {
		_, _ = r.Discard(3) // they have been seen
	}
	head, err := r.Peek(1 << 15)
	if err != nil && err != io.EOF && !errors.Is(err, bufio.ErrBufferFull) {
		return err
	}
	text := bytes.TrimLeft(head, " \t\r\n")
	line, _, _ := bytes.Cut(text, []byte("\n"))
	switch {
	case len(text) == 0:
		return errors.New("the file is empty")
	case text[0] == '{':
		return readFtM(r, f)
	case text[0] == '<':
		return readXML(r, f)
	case bytes.ContainsRune(line, '\t'):
		return readTSV(r, f)
	case bytes.ContainsRune(line, ','):
		return readCSV(r, f)
	}
	return fmt.Errorf("unknown format: the first line %.60q has no tab, comma, { or <; a list needs a header line id<TAB>name", line)
}

// columns finds the columns of a header.
func columns(header []string) (id, name, schema, aliases int, err error) {
	for i := range header {
		header[i] = strings.ToLower(strings.Trim(strings.TrimSpace(header[i]), `"`))
	}
	id, name = slices.Index(header, "id"), slices.Index(header, "name")
	if id < 0 || name < 0 {
		return 0, 0, 0, 0, fmt.Errorf("the header %q does not name the columns id and name", header)
	}
	return id, name, slices.Index(header, "schema"), slices.Index(header, "aliases"), nil
}

// readTSV reads raw fields, without quoting.
func readTSV(r *bufio.Reader, f func(row) error) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 1<<16), maxLine)
	n := 0
	var id, name, schema int
	for sc.Scan() {
		n++
		line := strings.TrimSuffix(sc.Text(), "\r")
		if n == 1 {
			var err error
			if id, name, schema, _, err = columns(strings.Split(line, "\t")); err != nil {
				return err
			}
			continue
		}
		if line == "" {
			continue
		}
		rw := row{}
		k := 0
		for field := range strings.SplitSeq(line, "\t") {
			switch k {
			case id:
				rw.id = field
			case name:
				rw.name = field
			case schema:
				rw.schema = field
			}
			k++
		}
		if k <= max(id, name) {
			return fmt.Errorf("line %d has %d fields, id and name are missing", n, k)
		}
		if err := f(rw); err != nil {
			return err
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("line %d: %w", n+1, err)
	}
	return nil
}

// readCSV reads a CSV with a header, or the OFAC files sdn.csv and alt.csv, which have none.
func readCSV(r *bufio.Reader, f func(row) error) error {
	c := csv.NewReader(r)
	c.FieldsPerRecord = -1
	c.LazyQuotes = true
	first, err := c.Read()
	if err != nil {
		return err
	}
	if digits(first[0]) && (len(first) == 12 || len(first) == 5) {
		return readOFAC(c, first, f)
	}
	id, name, schema, aliases, err := columns(first)
	if err != nil {
		return err
	}
	for {
		rec, err := c.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if len(rec) <= max(id, name) {
			line, _ := c.FieldPos(0)
			return fmt.Errorf("line %d has %d fields, id and name are missing", line, len(rec))
		}
		rw := row{id: rec[id], name: rec[name]}
		if schema >= 0 && schema < len(rec) {
			rw.schema = rec[schema]
		}
		if err := f(rw); err != nil {
			return err
		}
		if aliases < 0 || aliases >= len(rec) {
			continue
		}
		for a := range strings.SplitSeq(rec[aliases], ";") {
			if a = strings.TrimSpace(a); a != "" {
				if err := f(row{rw.id, rw.schema, a}); err != nil {
					return err
				}
			}
		}
	}
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// readOFAC reads sdn.csv (12 columns: number, name, type …) and alt.csv (5:
// number, alias number, kind, alias, remarks). "-0-" is an empty field.
func readOFAC(c *csv.Reader, first []string, f func(row) error) error {
	for rec := first; ; {
		switch len(rec) {
		case 12:
			schema := "Organization"
			switch strings.TrimSpace(rec[2]) {
			case "individual":
				schema = "Person"
			case "vessel", "aircraft":
				schema = "Vessel"
			}
			if err := f(row{rec[0], schema, rec[1]}); err != nil {
				return err
			}
		case 5:
			if err := f(row{rec[0], "", rec[3]}); err != nil {
				return err
			}
		case 1: // the end mark of the file
		default:
			line, _ := c.FieldPos(0)
			return fmt.Errorf("line %d has %d fields, an OFAC list has 12 or 5", line, len(rec))
		}
		var err error
		if rec, err = c.Read(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// ftmEntity is what is read of a FollowTheMoney entity.
type ftmEntity struct {
	ID         string `json:"id"`
	Schema     string `json:"schema"`
	Caption    string `json:"caption"`
	Properties struct {
		Name         []string `json:"name"`
		Alias        []string `json:"alias"`
		WeakAlias    []string `json:"weakAlias"`
		PreviousName []string `json:"previousName"`
	} `json:"properties"`
}

// readFtM reads FollowTheMoney entities, one a line; those without a name (addresses,
// relations) are passed over.
func readFtM(r *bufio.Reader, f func(row) error) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 1<<16), maxLine)
	n := 0
	for sc.Scan() {
		n++
		if len(bytes.TrimSpace(sc.Bytes())) == 0 {
			continue
		}
		var e ftmEntity
		if err := json.Unmarshal(sc.Bytes(), &e); err != nil {
			return fmt.Errorf("line %d is no FollowTheMoney entity: %w", n, err)
		}
		if e.ID == "" {
			return fmt.Errorf("line %d: the entity has no id", n)
		}
		switch e.Schema {
		case "Address", "Identification", "Passport", "Sanction", "Ownership", "Directorship", "Family", "Associate", "Occupancy", "Position":
			continue
		}
		seen := map[string]bool{}
		for _, list := range [][]string{e.Properties.Name, e.Properties.Alias, e.Properties.PreviousName, e.Properties.WeakAlias} {
			for _, name := range list {
				if name = clean(name); name != "" && !seen[name] {
					seen[name] = true
					if err := f(row{e.ID, e.Schema, name}); err != nil {
						return err
					}
				}
			}
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("line %d: %w", n+1, err)
	}
	return nil
}

// unEntry is an individual or an entity of the UN consolidated list.
type unEntry struct {
	ID       string    `xml:"DATAID"`
	First    string    `xml:"FIRST_NAME"`
	Second   string    `xml:"SECOND_NAME"`
	Third    string    `xml:"THIRD_NAME"`
	Fourth   string    `xml:"FOURTH_NAME"`
	Original string    `xml:"NAME_ORIGINAL_SCRIPT"`
	Aliases  []unAlias `xml:"INDIVIDUAL_ALIAS"`
	Others   []unAlias `xml:"ENTITY_ALIAS"`
}

type unAlias struct {
	Name string `xml:"ALIAS_NAME"`
}

// sdnEntry is an entry of OFAC's sdn.xml.
type sdnEntry struct {
	ID    string   `xml:"uid"`
	First string   `xml:"firstName"`
	Last  string   `xml:"lastName"`
	Type  string   `xml:"sdnType"`
	Aka   []sdnAka `xml:"akaList>aka"`
}

type sdnAka struct {
	First string `xml:"firstName"`
	Last  string `xml:"lastName"`
}

// readXML reads the UN consolidated list and OFAC's sdn.xml.
func readXML(r io.Reader, f func(row) error) error {
	d := xml.NewDecoder(r)
	known := false
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			if !known {
				return errors.New("the XML is neither the UN consolidated list nor OFAC's sdn.xml")
			}
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		var rows []row
		switch start.Name.Local {
		case "CONSOLIDATED_LIST", "sdnList":
			known = true
			continue
		case "INDIVIDUAL", "ENTITY":
			var e unEntry
			if err := d.DecodeElement(&e, &start); err != nil {
				return err
			}
			schema := map[string]string{"INDIVIDUAL": "Person", "ENTITY": "Organization"}[start.Name.Local]
			rows = append(rows, row{e.ID, schema, join(e.First, e.Second, e.Third, e.Fourth)}, row{e.ID, schema, e.Original})
			for _, a := range append(e.Aliases, e.Others...) {
				rows = append(rows, row{e.ID, schema, a.Name})
			}
		case "sdnEntry":
			var e sdnEntry
			if err := d.DecodeElement(&e, &start); err != nil {
				return err
			}
			schema := map[string]string{"Individual": "Person", "Vessel": "Vessel", "Aircraft": "Vessel"}[e.Type]
			if schema == "" {
				schema = "Organization"
			}
			rows = append(rows, row{e.ID, schema, comma(e.Last, e.First)})
			for _, a := range e.Aka {
				rows = append(rows, row{e.ID, schema, comma(a.Last, a.First)})
			}
		}
		for _, rw := range rows {
			if rw.name = clean(rw.name); rw.name == "" {
				continue
			}
			if rw.id == "" {
				return fmt.Errorf("an entry named %q has no number", rw.name)
			}
			if err := f(rw); err != nil {
				return err
			}
		}
	}
}

func join(words ...string) string { return strings.Join(strings.Fields(strings.Join(words, " ")), " ") }

func comma(last, first string) string {
	if clean(first) == "" {
		return clean(last)
	}
	return clean(last) + ", " + clean(first)
}
