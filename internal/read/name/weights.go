package name

// weights are the numbers of the score. They were fitted by the command tune
// on the development halves (see README.md for data and effect); each says how
// much something takes away from the log of the score.
type weights struct {
	LenBase, LenStep float64 // how far two spellings may differ: nats, plus nats a letter
	MinSim           float64 // similarity below which two parts are not linked
	JoinSim          float64 // the same for words written together
	Fuzz, FuzzPower  float64 // a link of unequal spellings
	Omit, OmitPower  float64 // parts that only one name has: factor and power of their sum
	Thin, ThinBits   float64 // omissions weigh more the fewer bits are shared
	Conflict         float64 // parts that stand against each other
	Apart            float64 // share of that where the roles differ
	ConflictPower    float64
	InfoBase         float64 // weight of a part: (bits/8)^InfoPower
	InfoPower        float64
	Title            float64 // weight of a title
	InitialSim       float64 // similarity of an initial and a name that begins so
	NickSim          float64
	Swap             float64 // a father's name where the other has a given name
	Order            float64 // parts in another order than either usual one
	Gendered         float64 // masculine against feminine form of a family name
	Joined           float64 // two words written as one
	Gender           float64 // names that show different genders
	FamilyMiss       float64 // the family name of a marked name is missing in the other
}

var fitted = weights{
	LenBase: 2, LenStep: 2, MinSim: 0.35, JoinSim: 0.6,
	Fuzz: 1.2, FuzzPower: 1.3,
	Omit: 0.12, OmitPower: 0.8, Thin: 4, ThinBits: 8,
	Conflict: 0.9, Apart: 0.6, ConflictPower: 0.8,
	InfoBase: 8, InfoPower: 0.5, Title: 0.25,
	InitialSim: 0.75, NickSim: 0.8, Swap: 0.3, Order: 0.03, Gendered: 0.9, Joined: 0.02, Gender: 0.5, FamilyMiss: 0.1,
}
