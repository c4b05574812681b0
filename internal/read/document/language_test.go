package document

import (
	"strings"
	"testing"
)

func TestLanguage(t *testing.T) {
	for _, test := range []struct {
		in, want string
	}{
		{"The court in Larnaca freed the general on Friday, and his lawyer said that he would go home.", "en"},
		{"Khalifa al-Gharyani, Abd al-Rahman al-Suwayhili, Osama al-Zarqawi and Abu Bakr al-Mahjoubi were held with the men of the Mitiga guard in Tripoli.", "en"},
		{"The general, قائد الشرطة القضائية عبد الرحمن الغرياني, was freed by the court in Rome, and his lawyer said that he had been at home since then.", "en"},
		{"Il tribunale di Roma ha liberato il generale venerdì, e il suo avvocato ha detto che sarebbe tornato a casa nel pomeriggio con un volo dello Stato.", "it"},
		{"Le tribunal de Paris a libéré le général vendredi, et son avocat a déclaré qu'il rentrerait chez lui dans l'après-midi avec un avion de l'État.", "fr"},
		{"Das Gericht in Berlin hat den General am Freitag freigelassen, und sein Anwalt sagte, dass er am Nachmittag nach Hause fliegen werde.", "de"},
		{"El tribunal de Madrid puso en libertad al general el viernes, y su abogado dijo que volvería a casa por la tarde en un avión del Estado.", "es"},
		{"Суд в Москве освободил генерала в пятницу, и его адвокат сказал, что днём он вернётся домой на самолёте.", "ru"},
		{"أفرجت المحكمة في روما عن اللواء يوم الجمعة وقال محاميه إنه سيعود إلى منزله بعد الظهر على متن طائرة تابعة للدولة.", "ar"},
		{"法院星期五释放了将军，他的律师说他下午回家。", "zh"},
		{"Law and crime", ""},
		{"", ""},
	} {
		if got := detect(test.in); got != test.want {
			t.Errorf("%q is %q, want %q", test.in, got, test.want)
		}
	}
}

func TestDeclaredLanguage(t *testing.T) {
	english := "<p>" + strings.Repeat("The court in Larnaca freed the general on Friday, and his lawyer said that he would go home. ", 3)
	for _, test := range []struct{ in, want, note string }{
		{"<html lang=en-US>" + english, "en", ""},
		{"<html lang=it>" + english, "en", `it declares its language as "it"; its words are "en"`},
		{"<html lang=it><p>Roma", "it", ""},
		{"<html lang=klingon><p>Roma", "", ""},
	} {
		d, err := Read("a.html", []byte(test.in))
		if err != nil {
			t.Fatal(err)
		}
		if notes := strings.Join(d.Notes, ""); d.Language != test.want || notes != test.note {
			t.Errorf("%.30q: %q %q, want %q %q", test.in, d.Language, notes, test.want, test.note)
		}
	}
}
