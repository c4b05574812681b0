package actor

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"factum"
	"factum/internal/read/place"
	"factum/internal/read/text"
)

var reader = sync.OnceValues(text.New)

// read parses paragraphs, parted by empty lines, and finds their actors.
func read(t testing.TB, words string) (*text.Text, *Actors) {
	t.Helper()
	r, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	tx := r.Read(paragraphs(words))
	return tx, Find(tx, gazetteer(t))
}

func paragraphs(words string) *factum.Document {
	d := &factum.Document{Text: words, Language: "en"}
	at := 0
	for part := range strings.SplitSeq(words, "\n\n") {
		if part != "" {
			d.Blocks = append(d.Blocks, factum.Block{Kind: factum.Paragraph, Range: factum.Range{Start: at, End: at + len(part)}})
		}
		at += len(part) + 2
	}
	return d
}

func gazetteer(t testing.TB) *place.Gazetteer {
	g, err := place.Open()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// of gives the actor of the n-th mention with that text ("he#2"), -1 if there
// is none.
func of(a *Actors, mention string) int {
	words, nth := mention, 1
	if w, n, ok := strings.Cut(mention, "#"); ok {
		words = w
		fmt.Sscan(n, &nth)
	}
	type hit struct{ start, actor int }
	var hits []hit
	for i := range a.All {
		for _, m := range a.All[i].Mentions {
			if m.Text == words {
				hits = append(hits, hit{m.Start, i})
			}
		}
	}
	for range nth - 1 {
		if len(hits) == 0 {
			return -1
		}
		first := 0
		for k := range hits {
			if hits[k].start < hits[first].start {
				first = k
			}
		}
		hits = append(hits[:first], hits[first+1:]...)
	}
	best := -1
	for k := range hits {
		if best < 0 || hits[k].start < hits[best].start {
			best = k
		}
	}
	if best < 0 {
		return -1
	}
	return hits[best].actor
}

// Each case says which mentions are one actor's (each list is one actor) and
// that the lists are different actors.
func TestLinks(t *testing.T) {
	for _, c := range []struct {
		name, text string
		actors     [][]string
	}{
		{"shorter name", "The minister Hélène Marchand resigned on Monday. Marchand gave no reason.", [][]string{{"Hélène Marchand", "Marchand"}}},
		{"title and surname", "Police arrested Tomasz Wilk in Gdynia. Mr Wilk denied the charges.", [][]string{{"Tomasz Wilk", "Wilk"}}},
		{"article of an Arabic name", "Investigators questioned Yusuf al-Barqawi in Benghazi. Al-Barqawi left the country a week later.", [][]string{{"Yusuf al-Barqawi", "Al-Barqawi"}}},
		{"other name", "The commander, Pedro Quispe, also known as Inti, was killed. Inti led the group for years.", [][]string{{"Pedro Quispe", "Inti", "Inti#2"}}},
		{"as others call him", "Nana Yaw, as the whole street calls Yaw Osei Bonsu, left on Monday. Bonsu took nothing along.", [][]string{{"Nana Yaw", "Yaw Osei Bonsu", "Bonsu"}}},
		{"whom others call so", "Piotr Halas, whom everyone in the yard called Sowa, was arrested on 4 May. Sowa had worked there for years.", [][]string{{"Piotr Halas", "Sowa", "Sowa#2"}}},
		{"whose real name", "Old Baba Sene, whose real name is Moussa Traoré Keita, was freed in June.", [][]string{{"Baba Sene", "Moussa Traoré Keita"}}},
		{"real name in brackets", "The rapper Lil Kobla (real name Kwame Asare) fled to Lomé.", [][]string{{"Lil Kobla", "Kwame Asare"}}},
		{"short form of the only bearer", "Police questioned Dmytro Halushko in Lviv. Later Dima said that he knew nothing.", [][]string{{"Dmytro Halushko", "Dima"}}},
		{"short form of two", "Police questioned Dmytro Halushko and Dmitri Sorokin in Lviv. Later Dima said that he knew nothing.", [][]string{{"Dmytro Halushko"}, {"Dmitri Sorokin"}, {"Dima"}}},
		{"short form of another's", "Police questioned Dmytro Halushko and Dima Sorokin in Lviv. Later Dima said that he knew nothing.", [][]string{{"Dmytro Halushko"}, {"Dima Sorokin", "Dima"}}},
		{"name in another script", "The court freed Md. Aminul Bhuiyan (আমিনুল ভূঁইয়া) on Sunday. Bhuiyan thanked his lawyer.", [][]string{{"Md. Aminul Bhuiyan", "আমিনুল ভূঁইয়া", "Bhuiyan"}}},
		{"nickname within", "The court jailed Ibrahim \"Ibo\" Demirkan on Friday. Demirkan appealed.", [][]string{{"Ibrahim \"Ibo\" Demirkan", "Demirkan"}}},
		{"nickname within, torn", "The journalist Renato \"Tato\" Ugarte was with the troops. Ugarte wept.", [][]string{{"Renato \"Tato\" Ugarte", "Ugarte"}}},
		{"forms of two people's names", "Police questioned Giorgi Maisaia and his son Yehor in Batumi.", [][]string{{"Giorgi Maisaia"}, {"Yehor"}}},
		{"citizen of a State", "The national of the Russian Federation Sorokin Pavel (Сорокин Павел) fled on 20 January. Sorokin denies it.", [][]string{{"Sorokin Pavel", "Сорокин Павел", "Sorokin"}}},
		{"citizen of a State in one word", "The court did not find the citizen of Armenia Karapetian O. in Yerevan.", [][]string{{"Karapetian O."}, {"Yerevan"}}},
		{"a father of part of the name", "Agents held Alemu Girma Wolde. His father, Girma Wolde, was questioned.", [][]string{{"Alemu Girma Wolde"}, {"Girma Wolde"}}},
		{"two alike in one sentence", "Anna Wolska, the priest's sister, and Hanna Wolska waited outside.", [][]string{{"Anna Wolska"}, {"Hanna Wolska"}}},
		{"initial before the end", "Officers led away Huanca R. He wept.", [][]string{{"Huanca R."}}},
		{"acronym in brackets", "The National Electoral Commission (NEC) opened an office. The NEC has 40 staff there.", [][]string{{"National Electoral Commission", "NEC", "NEC#2"}}},
		{"acronym later", "The Kenya National Police Board met on Friday. A spokesman for the KNPB declined to comment.", [][]string{{"Kenya National Police Board", "KNPB"}}},
		{"husband and wife", "Judge Anna Keller met Paul Keller at the airport. Mrs Keller smiled. Mr Keller said nothing.", [][]string{{"Anna Keller"}, {"Paul Keller", "Keller#2"}}},
		{"feminine form", "Police questioned Ivan Smirnov and Olga Smirnova. Smirnova was released, but Smirnov stayed in custody.", [][]string{{"Ivan Smirnov", "Smirnov"}, {"Olga Smirnova", "Smirnova"}}},
		{"brothers", "Ravi Menon and Arjun Menon were charged. The trial begins in May.", [][]string{{"Ravi Menon"}, {"Arjun Menon"}}},
		{"the same surname in its own clause", "Officers detained Karim Haddad in Beirut. Leila Haddad said that the case against Haddad was weak.", [][]string{{"Karim Haddad", "Haddad"}, {"Leila Haddad"}}},
		{"pronoun", "Ana Ferreira arrived in Lisbon on Sunday. She was arrested at once.", [][]string{{"Ana Ferreira", "She"}, {"Lisbon"}}},
		{"pronouns of two", "Boris Adler accused Maria Stein of fraud. She said that he was lying.", [][]string{{"Boris Adler", "he"}, {"Maria Stein", "She"}}},
		{"relative pronoun", "The court freed the mayor, who had spent a year in jail.", [][]string{{"the mayor", "who"}, {"The court"}}},
		{"possessive", "Chief Okafor lost his post.", [][]string{{"Okafor", "his"}}},
		{"copula", "Daniel Mbeki is the head of the port authority. He denies the claims.", [][]string{{"Daniel Mbeki", "the head of the port authority", "He"}}},
		{"apposition", "Sofia Lind, the director of the museum, apologised.", [][]string{{"Sofia Lind", "the director of the museum"}}},
		{"title before a name", "The warlord Musa Idris fled to Chad.", [][]string{{"Musa Idris"}, {"Chad"}}},
		{"two titles", "Peruvian writer and journalist Carla Rojas won the prize.", [][]string{{"Carla Rojas", "Peruvian writer", "journalist"}}},
		{"the court", "The Court of Appeal in Oslo freed him. The court gave no reasons.", [][]string{{"Court of Appeal", "The court"}}},
		{"description by its noun", "A judge in Quito refused bail. The judge said there was a risk of flight.", [][]string{{"A judge in Quito", "The judge"}}},
		{"another minister, by name", "A court refused to hand over Anton Gruber, a former interior minister. He was jailed on the orders of the justice minister, Vera Lindt.", [][]string{{"Anton Gruber", "He"}, {"Vera Lindt"}}},
		{"another minister", "The interior minister met the justice minister. The justice minister then left.", [][]string{{"The interior minister"}, {"the justice minister", "The justice minister"}}},
		{"speaker", "\"I did nothing wrong,\" said Erik Halvorsen.", [][]string{{"Erik Halvorsen", "I"}}},
		{"a body speaks", "\"We will appeal,\" the ministry said.", [][]string{{"the ministry", "We"}}},
		{"shared surname", "Simon and Julia Whitaker were freed in Kabul. Julia Whitaker thanked the crew.", [][]string{{"Simon Whitaker"}, {"Julia Whitaker", "Julia Whitaker#2"}}},
		{"feminine form spelled otherwise", "Police questioned Ivan Choiunzholov. His wife, Olga Choyunzholova, left.", [][]string{{"Ivan Choiunzholov", "His"}, {"His wife", "Olga Choyunzholova"}}},
		{"her ministry", "Viktor Sokol met the justice minister, Dana Horak. Her ministry had announced the talks.", [][]string{{"the justice minister", "Dana Horak", "Her"}, {"Viktor Sokol"}}},
		{"a country by two names", "The United States protested. The US wants him back.", [][]string{{"United States", "US"}}},
		{"town and country", "He was held in Turin, Italy.", [][]string{{"Turin"}, {"Italy"}}},
		{"unnamed people stay apart", "A man stabbed a policeman. Another man was wounded.", [][]string{{"A man"}, {"a policeman"}, {"Another man"}}},
		{"a name alone is no one else's", "Ahmed Saleh and Omar Saleh met. Saleh spoke first.", [][]string{{"Ahmed Saleh"}, {"Omar Saleh"}, {"Saleh"}}},
		{"another script in brackets", "Police detained Giorgi Beridze (გიორგი ბერიძე) in Batumi.", [][]string{{"Giorgi Beridze", "გიორგი ბერიძე"}, {"Batumi"}}},
		{"known as, by others", "Daniel Mbeki – his men knew him as Simba – was arrested.", [][]string{{"Daniel Mbeki", "Simba"}}},
		{"description torn off", "The whereabouts of Daniel Mbeki, the retired Kenyan colonel sought by the court, were unknown. A spokesman said that the colonel had left.", [][]string{{"Daniel Mbeki", "the retired Kenyan colonel", "the colonel"}, {"A spokesman"}}},
		{"who is pursued", "Daniel Mbeki was arrested on Friday. Judge Anna Keller rejected the application for his extradition.", [][]string{{"Daniel Mbeki", "his"}, {"Anna Keller"}}},
		{"a place with a small word", "A judge in Dar es Salaam freed the captain. He left Dar es Salaam at once.", [][]string{{"Dar es Salaam", "Dar es Salaam#2"}, {"A judge in Dar es Salaam"}}},
		{"the one accused", "Judge Anna Keller and a clerk, Paul Otieno, were there when police arrested Daniel Mbeki. The 52-year-old left in a van.", [][]string{{"Daniel Mbeki"}, {"Anna Keller"}, {"Paul Otieno"}}},
		{"commissioner-general", "The general was freed. Anna Keller, the commissioner-general of immigration, signed the order.", [][]string{{"The general"}, {"Anna Keller"}}},
		{"Cyrillic", "Суд отпустил Ивана Петрова. The judge then left.", [][]string{{"The judge"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, a := read(t, c.text)
			seen := map[int]string{}
			for _, list := range c.actors {
				first := of(a, list[0])
				if first < 0 {
					t.Errorf("no actor is mentioned by %q", list[0])
					continue
				}
				if other, ok := seen[first]; ok {
					t.Errorf("%q and %q are taken for one", other, list[0])
				}
				seen[first] = list[0]
				for _, m := range list[1:] {
					if of(a, m) != first {
						t.Errorf("%q (actor %d) isn't linked to %q (actor %d)", m, of(a, m), list[0], first)
					}
				}
			}
			if t.Failed() {
				for i, x := range a.All {
					for _, m := range x.Mentions {
						t.Logf("actor %d %s: %q %s %.2f", i, x.Kind, m.Text, m.Reason, m.Confidence)
					}
				}
			}
		})
	}
}

func TestKinds(t *testing.T) {
	for _, c := range []struct {
		text, mention string
		kind          factum.Kind
		plural        bool
		country       string
	}{
		{"Italian police searched the house.", "Italian police", factum.Organisation, false, "IT"},
		{"The court refused.", "The court", factum.Organisation, false, ""},
		{"An appeals court in Lisbon ordered his release.", "An appeals court in Lisbon", factum.Organisation, false, "PT"},
		{"Ghanaian authorities denied it.", "Ghanaian authorities", factum.Organisation, true, "GH"},
		{"Paris said that it would wait.", "Paris", factum.Place, false, "FR"},
		{"The police of Scotland arrested a driver.", "The police of Scotland", factum.Organisation, false, ""},
		{"A federal jury found him guilty.", "A federal jury", factum.Organisation, false, ""},
		{"The judge sent two Colombians to prison.", "two Colombians", factum.Person, true, "CO"},
		{"The court freed three Filipinos.", "three Filipinos", factum.Person, true, "PH"},
		{"The suspect was taken to Vienna.", "The suspect", factum.Person, false, ""},
		{"The suspect was taken to Vienna.", "Vienna", factum.Place, false, "AT"},
		{"The New York Times reported the case.", "New York Times", factum.Organisation, false, ""},
		{"A Palestinian splinter group was blamed.", "A Palestinian splinter group", factum.Organisation, false, "PS"},
		{"She was flown to Larnaca airport.", "Larnaca airport", factum.Place, false, ""},
		{"Justice Minister Rui Tavares flew home.", "Rui Tavares", factum.Person, false, ""},
		{"Shells fell on the town of Adi Kelo.", "Adi Kelo", factum.Place, false, ""},
		{"Sixty were rescued by a fisherman, Juma Kaluwa.", "Juma Kaluwa", factum.Person, false, ""},
		{"Several detainees died in the camp.", "Several detainees", factum.Person, true, ""},
	} {
		_, a := read(t, c.text)
		i := of(a, c.mention)
		if i < 0 {
			t.Errorf("%s: no mention %q", c.text, c.mention)
			continue
		}
		x := &a.All[i]
		if x.Kind != c.kind || x.Plural != c.plural || c.country != "" && x.Country != c.country {
			t.Errorf("%s: %q is %s, plural %v, of %q; want %s, %v, %q", c.text, c.mention, x.Kind, x.Plural, x.Country, c.kind, c.plural, c.country)
		}
	}
}

func TestRoles(t *testing.T) {
	for _, c := range []struct {
		text, mention, role, of string
		former                  bool
		since, until            string
	}{
		{"Justice Minister Rui Tavares flew home.", "Rui Tavares", "justice minister", "", false, "", ""},
		{"Poland's interior minister Jan Zielinski resigned.", "Jan Zielinski", "interior minister", "Poland", false, "", ""},
		{"Petra Novak, former prime minister and leader of the opposition party, spoke.", "Petra Novak", "prime minister", "", true, "", ""},
		{"Petra Novak, former prime minister and leader of the opposition party, spoke.", "Petra Novak", "leader", "opposition party", false, "", ""},
		{"Lena Brandt is the director of the National Bank.", "Lena Brandt", "director", "National Bank", false, "", ""},
		{"Samuel Otieno headed the interior ministry from May 2015 to June 2019.", "Samuel Otieno", "head", "interior ministry", true, "May 2015", "June 2019"},
		{"Mexican journalist Elena Ruiz was shot.", "Elena Ruiz", "journalist", "Mexico", false, "", ""},
		{"Viktor Horvath was appointed governor of the central bank.", "Viktor Horvath", "governor", "central bank", false, "", ""},
		{"Amina Diallo has served as mayor of Conakry since 2018.", "Amina Diallo", "mayor", "Conakry", false, "2018", ""},
		{"His wife, Clara Lopes, left the country.", "Clara Lopes", "wife", "", false, "", ""},
		{"Men of the Western Front, which Amina Diallo has led for six years, fled.", "Amina Diallo", "leader", "Western Front", false, "", ""},
		{"Nadia Rahman of the Green Party did not agree.", "Nadia Rahman", "", "Green Party", false, "", ""},
	} {
		tx, a := read(t, c.text)
		i := of(a, c.mention)
		if i < 0 {
			t.Errorf("%s: no mention %q", c.text, c.mention)
			continue
		}
		words := func(r factum.Range) string { return tx.Document.Text[r.Start:r.End] }
		found := false
		for _, r := range a.All[i].Roles {
			if r.Role == c.role && r.Of == c.of && r.Former == c.former && words(r.Since) == c.since && words(r.Until) == c.until {
				found = true
			}
		}
		if !found {
			t.Errorf("%s: roles %+v, want %q of %q", c.text, a.All[i].Roles, c.role, c.of)
		}
	}
}

func TestNoActors(t *testing.T) {
	for text, mention := range map[string]string{
		"The ferry Virgen de Alaya sank off the coast.":                  "Virgen de Alaya",
		"The Virgen de Alaya, a passenger vessel, was old.":              "Virgen de Alaya",
		"Sixty were rescued. Sixty-one had been on board.":               "Sixty",
		"They live in UTC-4, and the hour given there was four o'clock.": "UTC-4",
	} {
		if _, a := read(t, text); of(a, mention) >= 0 {
			t.Errorf("%s: %q is taken for a %s", text, mention, a.All[of(a, mention)].Kind)
		}
	}
}

func TestHeadline(t *testing.T) {
	r, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	d := paragraphs("Wanted Kenyan colonel missing\n\nPolice are looking for Daniel Mbeki, a retired colonel, in Rome. The colonel had been freed by Judge Anna Keller.")
	d.Blocks[0].Kind = factum.Heading
	a := Find(r.Read(d), gazetteer(t))
	if i, j := of(a, "Wanted Kenyan colonel"), of(a, "Daniel Mbeki"); i < 0 || i != j || of(a, "The colonel") != j {
		t.Errorf("the colonel of the headline is %d, of the text %d, Mbeki %d", i, of(a, "The colonel"), j)
	}
}
