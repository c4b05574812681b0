package factum

// Type is the type of a statement and of an event.
type Type string

// The types of the contract.
const (
	WarrantRequested       Type = "warrant_requested"
	WarrantIssued          Type = "warrant_issued"
	WarrantUnsealed        Type = "warrant_unsealed"
	WarrantWithdrawn       Type = "warrant_withdrawn"
	NoticeRequested        Type = "notice_requested"
	NoticePublished        Type = "notice_published"
	CooperationRequestSent Type = "cooperation_request_sent"
	Located                Type = "located"
	Travel                 Type = "travel"
	Arrival                Type = "arrival"
	Departure              Type = "departure"
	Arrest                 Type = "arrest"
	Detention              Type = "detention"
	CourtHearing           Type = "court_hearing"
	ArrestValidated        Type = "arrest_validated"
	ValidationRefused      Type = "validation_refused"
	Release                Type = "release"
	InterimRelease         Type = "interim_release"
	Expulsion              Type = "expulsion"
	TransferFlight         Type = "transfer_flight"
	SurrenderOrdered       Type = "surrender_ordered"
	Surrender              Type = "surrender"
	TransferToCourt        Type = "transfer_to_court"
	Consultation           Type = "consultation"
	Notification           Type = "notification"
	Statement_             Type = "statement"
	Criticism              Type = "criticism"
	Demand                 Type = "demand"
	Refusal                Type = "refusal"
	InvestigationOpened    Type = "investigation_opened"
	Charged                Type = "charged"
	ChargesConfirmed       Type = "charges_confirmed"
	AdmissibilityChallenge Type = "admissibility_challenge"
	AdmissibilityRuling    Type = "admissibility_ruling"
	ExtraditionDecision    Type = "extradition_decision"
	NonComplianceFinding   Type = "non_compliance_finding"
	Referral               Type = "referral"
	LegalOpinion           Type = "legal_opinion"
	AllegedCrime           Type = "alleged_crime"
	AgreementSigned        Type = "agreement_signed"
	Membership             Type = "membership"
	Appointment            Type = "appointment"
	PositionHeld           Type = "position_held"
	Death                  Type = "death"
	Acquittal              Type = "acquittal"
	Conviction             Type = "conviction"
	Other                  Type = "other"
)

// Types lists every type, in the order of the contract.
func Types() []Type {
	return []Type{
		WarrantRequested, WarrantIssued, WarrantUnsealed, WarrantWithdrawn, NoticeRequested, NoticePublished,
		CooperationRequestSent, Located, Travel, Arrival, Departure, Arrest, Detention, CourtHearing,
		ArrestValidated, ValidationRefused, Release, InterimRelease, Expulsion, TransferFlight, SurrenderOrdered,
		Surrender, TransferToCourt, Consultation, Notification, Statement_, Criticism, Demand, Refusal,
		InvestigationOpened, Charged, ChargesConfirmed, AdmissibilityChallenge, AdmissibilityRuling,
		ExtraditionDecision, NonComplianceFinding, Referral, LegalOpinion, AllegedCrime, AgreementSigned,
		Membership, Appointment, PositionHeld, Death, Acquittal, Conviction, Other,
	}
}

// Standing says whether statements of this type belong to an entity and not
// to an event: they tell a state of things, not a happening.
func (t Type) Standing() bool { return t == PositionHeld || t == Membership }

// Speech says whether the type is an act of speaking or writing.
func (t Type) Speech() bool {
	switch t {
	case Statement_, Criticism, Demand, Refusal, LegalOpinion:
		return true
	}
	return false
}

// nouns holds what a happening of each type is called in a sentence.
var nouns = map[Type]string{
	WarrantRequested: "request for a warrant", WarrantIssued: "warrant", WarrantUnsealed: "unsealing of the warrant",
	WarrantWithdrawn: "withdrawal of the warrant", NoticeRequested: "request for a notice", NoticePublished: "notice",
	CooperationRequestSent: "request for cooperation", Located: "whereabouts", Travel: "journey", Arrival: "arrival", Departure: "departure",
	Arrest: "arrest", Detention: "detention", CourtHearing: "court hearing", ArrestValidated: "validation of the arrest",
	ValidationRefused: "refusal to validate the arrest", Release: "release", InterimRelease: "interim release", Expulsion: "expulsion",
	TransferFlight: "flight", SurrenderOrdered: "order of surrender", Surrender: "surrender", TransferToCourt: "transfer to the court",
	Consultation: "consultation", Notification: "notification", Statement_: "statement", Criticism: "criticism", Demand: "demand",
	Refusal: "refusal", InvestigationOpened: "investigation", Charged: "charge", ChargesConfirmed: "confirmation of charges",
	AdmissibilityChallenge: "challenge to admissibility", AdmissibilityRuling: "ruling on admissibility",
	ExtraditionDecision: "decision on extradition", NonComplianceFinding: "finding of non-compliance", Referral: "referral",
	LegalOpinion: "legal opinion", AllegedCrime: "alleged crime", AgreementSigned: "agreement", Membership: "membership",
	Appointment: "appointment", PositionHeld: "office", Death: "death", Acquittal: "acquittal", Conviction: "conviction", Other: "event",
}

// Noun gives what a happening of the type is called in a sentence: "arrest".
func (t Type) Noun() string { return nouns[t] }
