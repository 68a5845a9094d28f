// The packs of `Patterns/`, compiled in. A test holds this list against the folder.

#include "CPatterns.h"

static const unsigned char credentials_api_keys[] = {
#embed "../../Patterns/credentials/api_keys.yaml"
};
static const unsigned char credentials_jose[] = {
#embed "../../Patterns/credentials/jose.yaml"
};
static const unsigned char credentials_keys[] = {
#embed "../../Patterns/credentials/keys.yaml"
};
static const unsigned char credentials_oauth[] = {
#embed "../../Patterns/credentials/oauth.yaml"
};
static const unsigned char credentials_passwords[] = {
#embed "../../Patterns/credentials/passwords.yaml"
};
static const unsigned char credentials_sessions[] = {
#embed "../../Patterns/credentials/sessions.yaml"
};
static const unsigned char fields_abbreviations[] = {
#embed "../../Patterns/fields/abbreviations.yaml"
};
static const unsigned char fields_innocent[] = {
#embed "../../Patterns/fields/innocent.yaml"
};
static const unsigned char financial_accounts[] = {
#embed "../../Patterns/financial/accounts.yaml"
};
static const unsigned char financial_cards[] = {
#embed "../../Patterns/financial/cards.yaml"
};
static const unsigned char financial_securities[] = {
#embed "../../Patterns/financial/securities.yaml"
};
static const unsigned char financial_standing[] = {
#embed "../../Patterns/financial/standing.yaml"
};
static const unsigned char personal_asia[] = {
#embed "../../Patterns/personal/asia.yaml"
};
static const unsigned char personal_contact[] = {
#embed "../../Patterns/personal/contact.yaml"
};
static const unsigned char personal_europe[] = {
#embed "../../Patterns/personal/europe.yaml"
};
static const unsigned char personal_network[] = {
#embed "../../Patterns/personal/network.yaml"
};
static const unsigned char personal_people[] = {
#embed "../../Patterns/personal/people.yaml"
};
static const unsigned char personal_travel[] = {
#embed "../../Patterns/personal/travel.yaml"
};
static const unsigned char personal_uk[] = {
#embed "../../Patterns/personal/uk.yaml"
};
static const unsigned char personal_us[] = {
#embed "../../Patterns/personal/us.yaml"
};
static const unsigned char personal_world[] = {
#embed "../../Patterns/personal/world.yaml"
};
static const unsigned char protected[] = {
#embed "../../Patterns/protected.yaml"
};
static const unsigned char transactional_cards[] = {
#embed "../../Patterns/transactional/cards.yaml"
};
static const unsigned char transactional_payments[] = {
#embed "../../Patterns/transactional/payments.yaml"
};

#define PACK(path, name) {path, name, sizeof name}
#define TABLE(path, name) PACK(path, name)

static const grille_pack packs[] = {
    PACK("credentials/api_keys", credentials_api_keys),
    PACK("credentials/jose", credentials_jose),
    PACK("credentials/keys", credentials_keys),
    PACK("credentials/oauth", credentials_oauth),
    PACK("credentials/passwords", credentials_passwords),
    PACK("credentials/sessions", credentials_sessions),
    PACK("fields/abbreviations", fields_abbreviations),
    PACK("fields/innocent", fields_innocent),
    PACK("financial/accounts", financial_accounts),
    PACK("financial/cards", financial_cards),
    PACK("financial/securities", financial_securities),
    PACK("financial/standing", financial_standing),
    PACK("personal/asia", personal_asia),
    PACK("personal/contact", personal_contact),
    PACK("personal/europe", personal_europe),
    PACK("personal/network", personal_network),
    PACK("personal/people", personal_people),
    PACK("personal/travel", personal_travel),
    PACK("personal/uk", personal_uk),
    PACK("personal/us", personal_us),
    PACK("personal/world", personal_world),
    PACK("protected", protected),
    PACK("transactional/cards", transactional_cards),
    PACK("transactional/payments", transactional_payments),
};

size_t grille_pack_count(void) { return sizeof packs / sizeof packs[0]; }

grille_pack grille_pack_at(size_t index) { return packs[index]; }

// Tables beside the packs: what data adds up to, policies and views.
static const unsigned char atoms[] = {
#embed "../../Patterns/atoms.yaml"
};
static const unsigned char combinations[] = {
#embed "../../Patterns/combinations.yaml"
};
static const unsigned char duties[] = {
#embed "../../Patterns/duties.yaml"
};
static const unsigned char policies_default[] = {
#embed "../../Patterns/policies/default.yaml"
};
static const unsigned char policies_gdpr[] = {
#embed "../../Patterns/policies/gdpr.yaml"
};
static const unsigned char policies_glba[] = {
#embed "../../Patterns/policies/glba.yaml"
};
static const unsigned char policies_pci_dss[] = {
#embed "../../Patterns/policies/pci-dss.yaml"
};
static const unsigned char policies_psd2[] = {
#embed "../../Patterns/policies/psd2.yaml"
};
static const unsigned char policies_sox[] = {
#embed "../../Patterns/policies/sox.yaml"
};
static const unsigned char policies_strict[] = {
#embed "../../Patterns/policies/strict.yaml"
};
static const unsigned char surrogates[] = {
#embed "../../Patterns/surrogates.yaml"
};
static const unsigned char views[] = {
#embed "../../Patterns/views.yaml"
};

static const grille_pack tables[] = {
    TABLE("atoms", atoms),
    TABLE("combinations", combinations),
    TABLE("duties", duties),
    TABLE("policies/default", policies_default),
    TABLE("policies/gdpr", policies_gdpr),
    TABLE("policies/glba", policies_glba),
    TABLE("policies/pci-dss", policies_pci_dss),
    TABLE("policies/psd2", policies_psd2),
    TABLE("policies/sox", policies_sox),
    TABLE("policies/strict", policies_strict),
    TABLE("surrogates", surrogates),
    TABLE("views", views),
};

size_t grille_table_count(void) { return sizeof tables / sizeof tables[0]; }

grille_pack grille_table_at(size_t index) { return tables[index]; }

static const _Alignas(8) unsigned char prepared[] = {
#embed "prepared.bin"
};

grille_prepared grille_prepared_packs(void) {
  return (grille_prepared){prepared, sizeof prepared};
}
