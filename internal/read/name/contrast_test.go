package name

import (
	"strings"
	"testing"
)

// Names that a case may hold of two people, and names of one person in two
// spellings, of many naming cultures: the first have a contrast, the others none.
func TestContrasts(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		// two people
		{"Tafiqul Alam Sarker", "Rafiqul Alam Sarker", true},
		{"Jamal Hossain", "Kamal Hossain", true},
		{"Karim Aziz Khan", "Rahim Aziz Khan", true},
		{"Nasrin Begum Sultana", "Yasmin Begum Sultana", true},
		{"Hasan Karimov", "Hakan Karimov", true},
		{"Serkan Yıldız", "Erkan Yıldız", true},
		{"José Pérez Luna", "Joel Pérez Luna", true},
		{"Amadou Diallo", "Mamadou Diallo", true},
		{"Salim Bakari", "Halim Bakari", true},
		// one person
		{"Siarhei Tsialezhnikau", "Sergei Telezhnikov", false},
		{"Mykola Hrytsenko", "Nikolai Gritsenko", false},
		{"Muammar Gaddafi", "Moammar al-Qadhafi", false},
		{"Ramadan Yusuf Ali", "Ramazan Yousef Ali", false},
		{"Abdur Rahim Bepari", "Abdul Rahim Bepari", false},
		{"Lugerero Kabila", "Rugerero Kabila", false},
		{"Cabdi Xasan Warsame", "Abdi Hassan Warsame", false},
		{"Xi Jinping", "Hsi Chin-p'ing", false},
		{"Robert Mukamba", "Bob Mukamba", false},
		// the family name's letter is rather a slip
		{"Agnieszka Wolska", "Agnieszka Wolkka", false},
	} {
		for _, p := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			if got := Contrasts(Parse(p[0]), Parse(p[1])); (len(got) > 0) != c.want {
				t.Errorf("%s, %s: %v, want a contrast: %t", p[0], p[1], got, c.want)
			}
		}
	}
}

// How South Asia writes Muhammad short and ties a name to the next word, and how
// Somali is written.
func TestOtherAlphabets(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64 // least likeness
	}{
		{"Md. Yusuf Khan", "Mohammad Yousuf Khan", 0.9},
		{"Mohd Faisal Ahmad", "Muhammad Faisal Ahmed", 0.9},
		{"Adv. Nurul Huda", "Nur-ul-Huda", 0.85},
		{"Sk. Mujibar Rahman", "Sheikh Mujibur Rahman", 0.8},
		{"Saif Rahman", "Saifur Rahman", 0.85},
		{"Aminul Islam Bhuiyan", "Amin Bhuiyan", 0.7},
		{"Xasan Cabdi Xirsi", "Hassan Abdi Hirsi", 0.85},
		{"Xaliimo Yuusuf Geelle", "Halima Yusuf Gelle", 0.75},
	} {
		a, b := Parse(c.a), Parse(c.b)
		if got := Likeness(&a, &b); got < c.want {
			t.Errorf("%s, %s: %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// One name as two languages have it, and short forms; not two short forms, nor
// names that look alike.
func TestForms(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Zmicier Halubovich", "Dmitri Golubovich", true},
		{"Uladzimir Karatkevich", "Vladimir Korotkevich", true},
		{"Ryhor Baradulin", "Grigory Borodulin", true},
		{"Yahor Vdavichenka", "Egor Vdovichenko", true},
		{"Jordi Puigcerver", "Jorge Puigcerver", true},
		{"Pepe Carrasquilla", "José Carrasquilla", true},
		{"Kees Hoogendoorn", "Cornelis Hoogendoorn", true},
		{"Pista Szalontai", "István Szalontai", true},
		{"Dima Halubovich", "Denis Halubovich", false},
		{"Vova Karatkevich", "Kolya Karatkevich", false},
		{"Paco Carrasquilla", "Pepe Carrasquilla", false},
	} {
		a, b := Parse(c.a), Parse(c.b)
		if got := Likeness(&a, &b); got >= 0.7 != c.same {
			t.Errorf("%s, %s: %.2f, want one name: %t", c.a, c.b, got, c.same)
		}
	}
}

func TestFormsTable(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(formsTSV) {
		if line[0] == '#' {
			continue
		}
		forms, short, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if !ok || strings.Trim(forms+short, "abcdefghijklmnopqrstuvwxyz ") != "" {
			t.Errorf("not forms, a tab and short forms in plain letters: %q", line)
		}
		for _, f := range strings.Fields(forms) {
			if seen[f] {
				t.Errorf("%s is a form of two names", f)
			}
			seen[f] = true
		}
	}
}
