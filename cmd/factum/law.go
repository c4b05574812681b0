package main

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"factum/internal/assess/duty"
	"factum/internal/assess/duty/statute"
	"factum/law"
)

// lawOptions are the options of factum law.
type lawOptions struct {
	law    []string
	regime string
	json   bool
}

func newLawCmd(s streams) *cobra.Command {
	var o lawOptions
	cmd := &cobra.Command{
		Use:   "law",
		Short: "List, show, search and check the law files",
		Long: `Law shows the law that duties are judged by. It is data, in files that a lawyer can
read, review and extend (docs/LAW.md says how); each entry says where its wording
comes from and how far it was checked. It is paraphrased and no legal advice.`,
		Example: `  factum law list --regime rome_statute
  factum law show RS.89.1 IT-R1
  factum law search consult
  factum law check my-law/`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.PersistentFlags().StringArrayVar(&o.law, "law", nil, "read the law files of `DIR`, too (may be repeated)")
	cmd.PersistentFlags().BoolVar(&o.json, "json", false, "print JSON")
	list := &cobra.Command{
		Use: "list", Short: "List all duties", Args: cobra.NoArgs,
		Long: `List prints every provision of the law files with its article, its kind and whether
the engine judges it; where it does not, "factum law show" says why.`,
		Example: "  factum law list\n  factum law list --regime eaw --json",
		RunE: func(*cobra.Command, []string) error {
			return withLaw(o, s, func(l *duty.Law) error { return lawList(l, o, s.out, nil) })
		},
	}
	list.Flags().StringVar(&o.regime, "regime", "", "list the duties of one `REGIME` only")
	cmd.AddCommand(list,
		&cobra.Command{
			Use: "show ID...", Short: "Show duties, readings of the law and treaties in full", Args: cobra.MinimumNArgs(1),
			Long:    "Show prints a duty with its conditions in words, a reading of the law with its claim, or a treaty with those whom it binds.",
			Example: "  factum law show RS.97\n  factum law show IT-R1 rome_statute",
			RunE: func(_ *cobra.Command, ids []string) error {
				return withLaw(o, s, func(l *duty.Law) error { return lawShow(l, o, s.out, ids) })
			},
		},
		&cobra.Command{
			Use: "search WORD...", Short: "List the duties in which all words stand", Args: cobra.MinimumNArgs(1),
			Long:    "Search lists the duties whose text holds all the words, wherever they stand in it.",
			Example: "  factum law search provisional arrest",
			RunE: func(_ *cobra.Command, words []string) error {
				return withLaw(o, s, func(l *duty.Law) error { return lawList(l, o, s.out, words) })
			},
		},
		&cobra.Command{
			Use: "check [DIR...]", Short: "Check law files: what is wrong, with file, line and reason",
			Long: `Check reads the law files of the folders together with the built-in ones (without
a folder: those alone) and names what is wrong: unknown fields, statement types and
references, days out of range, duties that can never be reached or broken, duties
in a circle, deadlines that overlap, a clash of which nobody says which side
prevails, a missing source, an entry that contradicts another. Notes are worth a
look and break nothing.`,
			Example: "  factum law check\n  factum law check my-law/",
			RunE:    func(_ *cobra.Command, dirs []string) error { return lawCheck(append(o.law, dirs...), o, s) },
		})
	return cmd
}

// withLaw runs a function on the law; broken files are named afterwards.
func withLaw(o lawOptions, s streams, f func(*duty.Law) error) error {
	l, err := loadLaw(o.law)
	if failed := f(l); failed != nil {
		return failed
	}
	if err != nil {
		fmt.Fprintf(s.err, "factum: %v\n", err)
		return errReported
	}
	return nil
}

// provision is a duty as factum law prints it.
type provision struct {
	ID           string            `json:"id"`
	Regime       string            `json:"regime"`
	Article      string            `json:"article"`
	Kind         statute.Kind      `json:"kind"`
	Bearer       string            `json:"bearer"`
	OwedTo       []string          `json:"owed_to,omitempty"`
	State        string            `json:"state,omitempty"`
	Binds        string            `json:"binds,omitempty"`
	Content      string            `json:"content"`
	Starts       string            `json:"starts,omitempty"`
	Conditions   map[string]string `json:"conditions,omitempty"` // in words
	Deadline     string            `json:"deadline"`
	Readings     map[string]string `json:"readings,omitempty"`
	Consequence  string            `json:"consequence,omitempty"`
	Notes        string            `json:"notes,omitempty"`
	NotEvaluated string            `json:"not_evaluated,omitempty"`
	Basis        string            `json:"basis"`
	Confidence   string            `json:"confidence,omitempty"`
	Sources      []string          `json:"sources"`
	statute.Place
	order []string // of the conditions
}

func newProvision(l *duty.Law, d *statute.Duty) provision {
	flat := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	p := provision{
		ID: d.ID, Regime: d.Regime, Article: d.Article, Kind: d.Kind, Bearer: d.Bearer, OwedTo: d.OwedTo, State: d.State,
		Content: flat(d.Content), Starts: flat(d.Starts), Deadline: l.DeadlineInWords(&d.Deadline), Consequence: d.Consequence,
		Notes: flat(d.Notes), NotEvaluated: d.NotEvaluated, Basis: d.Basis, Confidence: d.Confidence, Place: d.Place,
	}
	if t := l.Treaties[d.Binds]; t != nil {
		p.Binds = t.Title
	}
	names, conditions := d.Conditions()
	p.order = names
	for i, name := range names {
		if p.Conditions == nil {
			p.Conditions = map[string]string{}
		}
		p.Conditions[name] = l.InWords(conditions[i])
	}
	for id, v := range d.Readings {
		if p.Readings == nil {
			p.Readings = map[string]string{}
		}
		p.Readings[id] = v.Says
	}
	for _, id := range d.Source {
		src := l.Sources[id]
		p.Sources = append(p.Sources, strings.TrimSpace(fmt.Sprintf("%s: %s %s", id, src.Title, src.URL)))
	}
	return p
}

// lawList lists the duties in which all words stand.
func lawList(l *duty.Law, o lawOptions, out io.Writer, words []string) error {
	found := []provision{}
	for _, d := range l.Duties {
		if o.regime != "" && d.Regime != o.regime {
			continue
		}
		p := newProvision(l, d)
		if holds(p, words) {
			found = append(found, p)
		}
	}
	if o.json {
		return printJSON(out, found)
	}
	if len(found) == 0 {
		_, err := fmt.Fprintln(out, "No duty of the law files fits.")
		return err
	}
	tab := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tab, "ID\tREGIME\tARTICLE\tKIND\tJUDGED\tBASIS")
	for _, p := range found {
		judged := "yes"
		if p.NotEvaluated != "" {
			judged = "no"
		}
		fmt.Fprintf(tab, "%s\t%s\t%s\t%s\t%s\t%s\n", p.ID, p.Regime, p.Article, p.Kind, judged, p.Basis)
	}
	return tab.Flush()
}

// holds says whether all words stand in a provision's text.
func holds(p provision, words []string) bool {
	text, err := json.Marshal(p)
	lower := strings.ToLower(string(text))
	return err == nil && !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(lower, strings.ToLower(w)) })
}

// lawShow prints duties, readings and treaties in full.
func lawShow(l *duty.Law, o lawOptions, out io.Writer, ids []string) error {
	var all []any
	for _, id := range ids {
		switch {
		case l.Duty(id) != nil:
			all = append(all, newProvision(l, l.Duty(id)))
		case l.Readings[id] != nil:
			r := l.Readings[id]
			all = append(all, shownReading{id, r.Question, r.Name, r.Claim, r.Sources})
		case l.Treaties[id] != nil:
			all = append(all, newTreaty(id, l.Treaties[id]))
		default:
			return fmt.Errorf("no duty, reading or treaty %q in the law files (see factum law list)", id)
		}
	}
	if o.json {
		return printJSON(out, all)
	}
	for i, x := range all {
		if i > 0 {
			fmt.Fprintln(out)
		}
		switch x := x.(type) {
		case provision:
			x.print(out)
		case shownReading:
			fmt.Fprintf(out, "%s  %s\n%s\n", x.ID, x.Name, wrapped(x.Claim))
		case treaty:
			x.print(out)
		}
	}
	return nil
}

type shownReading struct {
	ID       string   `json:"id"`
	Question string   `json:"question"`
	Name     string   `json:"name"`
	Claim    string   `json:"claim"`
	Sources  []string `json:"sources,omitempty"`
}

type treaty struct {
	ID      string  `json:"id"`
	Title   string  `json:"title"`
	Basis   string  `json:"basis"`
	Note    string  `json:"note,omitempty"`
	Parties []party `json:"parties"`
}

type party struct {
	State string `json:"state"`
	Since string `json:"since"`
	Until string `json:"until,omitempty"`
	Note  string `json:"note,omitempty"`
}

func newTreaty(id string, t *statute.Treaty) treaty {
	x := treaty{ID: id, Title: t.Title, Basis: t.Basis, Note: strings.Join(strings.Fields(t.Note), " ")}
	for _, p := range t.Parties {
		x.Parties = append(x.Parties, party{p.State, p.Since.String(), p.Until.String(), p.Note})
	}
	return x
}

func (x treaty) print(out io.Writer) {
	fmt.Fprintf(out, "%s  %s (basis: %s)\n", x.ID, x.Title, x.Basis)
	if x.Note != "" {
		fmt.Fprintln(out, wrapped(x.Note))
	}
	tab := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tab, "  STATE\tBOUND SINCE\tNO LONGER FROM\t")
	for _, p := range x.Parties {
		fmt.Fprintf(tab, "  %s\t%s\t%s\t%s\n", p.State, p.Since, p.Until, p.Note)
	}
	_ = tab.Flush() // an error in writing shows at the end
}

func (p provision) print(out io.Writer) {
	fmt.Fprintf(out, "%s  %s, %s\n", p.ID, p.Regime, p.Article)
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintln(out, wrapped(name+": "+text))
		}
	}
	line("Kind", string(p.Kind))
	line("Who", p.Bearer)
	line("Owed to", strings.Join(p.OwedTo, ", "))
	line("What", p.Content)
	line("Begins where", p.Starts)
	line("Only", p.State)
	line("Only States bound by", p.Binds)
	line("Time", p.Deadline)
	if p.NotEvaluated != "" {
		line("Not evaluated", p.NotEvaluated)
	}
	for _, name := range p.order {
		line(strings.ReplaceAll(name, "_", " "), p.Conditions[name])
	}
	ids := make([]string, 0, len(p.Readings))
	for id := range p.Readings {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		line("Reading "+id, p.Readings[id])
	}
	line("Consequence", p.Consequence)
	line("Notes", p.Notes)
	basis := map[string]string{"corpus": "the wording was seen in a source", "known": "written from knowledge, the source was not opened", "mixed": "seen in part"}[p.Basis]
	if p.Confidence != "" {
		basis += "; confidence " + p.Confidence
	}
	line("Basis", p.Basis+" ("+basis+")")
	for _, s := range p.Sources {
		line("Source", s)
	}
	line("File", fmt.Sprintf("%s:%d", p.File, p.Line))
}

// lawCheck names what is wrong in law files.
func lawCheck(dirs []string, o lawOptions, s streams) error {
	systems := []fs.FS{law.Files}
	for _, d := range dirs {
		systems = append(systems, duty.Dir(d))
	}
	problems := statute.Check(systems...)
	if o.json {
		if problems == nil {
			problems = []statute.Problem{}
		}
		if err := printJSON(s.out, problems); err != nil {
			return err
		}
	} else {
		for _, p := range problems {
			fmt.Fprintln(s.out, p)
		}
	}
	wrong := 0
	for _, p := range problems {
		if !p.Mild {
			wrong++
		}
	}
	if wrong > 0 {
		return fmt.Errorf("%d mistakes in the law files", wrong)
	}
	if !o.json {
		l, err := duty.Load(systems[1:]...)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.out, "%d files, %d duties: nothing wrong\n", len(l.Files), len(l.Duties))
	}
	return nil
}

func printJSON(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
