import type { KindName } from './kind.ts'

/** What a column says, and how a value of it looks: ours invented. Blank where a file mostly leaves it so. */
export type Explained = { means: string; example: string }

export type ExplainedKind = {
  /** Where it comes from, and what one row is. */
  says: string
  columns: Readonly<Record<string, Explained>>
}

const status: Explained = {
  means:
    'ACTIVE, or DELETED where the record was ended or made by mistake. Blank is ACTIVE. Hearth never deletes a row: it ends it.',
  example: 'ACTIVE',
}
const household: Explained = {
  means: 'The number of the household in your case system, as in the file of households.',
  example: 'FH1003',
}

/** In words for whoever makes the reports in the case system. */
export const explained: Readonly<Record<KindName, ExplainedKind>> = {
  fostering_households: {
    says: 'One row a fostering household, those whose approval has ended too. A report of your case system (Mosaic, Liquidlogic, Azeus or another) on fostering households or approvals. The teams and the workers that it names are to be in Hearth first.',
    columns: {
      household_id: {
        means:
          'The number of the household in your case system. It stays the same for as long as the household is known.',
        example: 'FH1003',
      },
      carer_type: {
        means: 'For what the household is mainly approved. CONNECTED is kinship, FFA is fostering for adoption.',
        example: 'MAINSTREAM',
      },
      status: {
        means: 'How far the approval is. TEMP_REG24 is a temporary approval under regulation 24.',
        example: 'APPROVED',
      },
      postcode: { means: 'Where the household lives.', example: 'HX9 4QD' },
      residence_la: { means: 'The council in whose area the household lives.', example: 'Hearthshire' },
      team: { means: 'The team, by the name that it has in Hearth.', example: 'North' },
      supervising_worker_id: {
        means: 'The fostering social worker’s number in your case system, as it stands on their page in Hearth.',
        example: 'W204',
      },
      first_approved_date: { means: 'The day of the first approval.', example: '14/02/2019' },
      terms: { means: 'The terms of approval, in words.', example: 'Two children aged 5 to 12' },
      places_approved: { means: 'For how many children.', example: '2' },
      places_unavailable: { means: 'How many of these places cannot be used at present.', example: '0' },
      unavailable_reason: { means: 'Not kept: that places are not available is all that Hearth needs.', example: '' },
      unavailable_until: { means: 'Until when they cannot be used.', example: '' },
      next_review_due: { means: 'When the next review of the carers is due.', example: '11/02/2027' },
      last_unannounced_visit: { means: 'When somebody last visited without saying so before.', example: '20/10/2026' },
      ended_date: { means: 'The day on which the approval ended, or is to end.', example: '' },
      ended_reason: { means: 'Why it ended.', example: '' },
      record_status: status,
    },
  },
  foster_carers: {
    says: 'One row a foster carer: one or two in a household. A report of your case system on carers. The households are brought in with it or before.',
    columns: {
      carer_id: { means: 'The number of the carer in your case system.', example: 'FC1820' },
      household_id: household,
      position: { means: 'The first carer or the second. No two carers of a household have the same.', example: '1' },
      date_of_birth: { means: 'The carer’s date of birth. Hearth shows it nowhere.', example: '03/07/1974' },
      sex: { means: 'As your case system writes it.', example: 'F' },
      ethnicity: { means: 'As your case system writes it.', example: 'WBRI' },
      disability: { means: 'Y, N, or U where it is not known.', example: 'N' },
      display_name: {
        means: 'The name. Lists show the initials alone; “Lane, Ada” and “Mrs Ada Lane” are both AL.',
        example: 'Ada Lane',
      },
      approved_from: { means: 'When this carer was approved.', example: '14/02/2019' },
      approved_to: { means: 'When their approval ended.', example: '' },
      dbs_date: { means: 'The day of the latest check by the Disclosure and Barring Service.', example: '01/09/2025' },
      medical_date: { means: 'The day of the latest medical.', example: '12/05/2025' },
      tsd_completed_date: {
        means: 'When the training, support and development standards were completed.',
        example: '30/01/2020',
      },
      record_status: status,
    },
  },
  header: {
    says: 'One row a child looked after: the header file of the SSDA903 return, as it is sent to the Department for Education. Regional copies with LA and YEAR will do.',
    columns: {
      CHILD: {
        means:
          'The child’s number in the return. With zeros in front: a spreadsheet takes those away unless the column is text.',
        example: '00149',
      },
      SEX: { means: 'M or F; 1 and 2 of earlier returns are read.', example: 'F' },
      DOB: { means: 'Date of birth. Hearth shows an age and no date.', example: '14/02/2013' },
      ETHNIC: { means: 'The code of the return.', example: 'WBRI' },
      UPN: { means: 'Not kept.', example: '' },
      MOTHER: { means: 'Not kept.', example: '' },
      MC_DOB: { means: 'Not kept.', example: '' },
    },
  },
  episodes: {
    says: 'One row an episode of care of a child: the episodes file of the SSDA903 return. Several years may be chosen together; a later year counts more.',
    columns: {
      CHILD: { means: 'The child’s number in the return, as in the header.', example: '00149' },
      DECOM: { means: 'When the episode began.', example: '09/04/2025' },
      RNE: { means: 'Why a new episode began.', example: 'S' },
      LS: { means: 'The legal status.', example: 'C2' },
      CIN: { means: 'The category of need.', example: 'N1' },
      PLACE: { means: 'The kind of placement. Hearth looks at those in foster care.', example: 'U6' },
      PLACE_PROVIDER: { means: 'Who provides it.', example: 'PR1' },
      DEC: { means: 'When the episode ended; blank while it goes on.', example: '' },
      REC: { means: 'Why it ended.', example: '' },
      REASON_PLACE_CHANGE: {
        means: 'Why the child moved. Few may know it: no page and no file of an import says it.',
        example: '',
      },
      HOME_POST: { means: 'The postcode of the child’s home.', example: 'HX2 1AB' },
      PL_POST: { means: 'The postcode of the placement.', example: 'HX9 4QD' },
      URN: { means: 'The number of the provider with Ofsted.', example: 'SC012345' },
    },
  },
  carer_reviews: {
    says: 'One row a review of foster carers, held or due. A report of your case system on foster carer reviews. (The child’s own reviews are another file, and not brought in.)',
    columns: {
      review_id: { means: 'The number of the review in your case system.', example: 'R5001' },
      household_id: household,
      review_type: { means: 'The first review after approval, the yearly one, or one held early.', example: 'ANNUAL' },
      due_date: { means: 'When it is due.', example: '11/02/2027' },
      held_date: { means: 'When it was held; blank while it was not.', example: '' },
      completed_date: { means: 'When it was completed.', example: '' },
      reviewing_officer_id: {
        means: 'The reviewing officer’s number in your case system, as it stands on their page in Hearth.',
        example: 'W310',
      },
      to_panel: { means: 'Whether it goes to the panel.', example: 'N' },
      panel_date: { means: 'When the panel met.', example: '' },
      outcome: { means: 'What came of it.', example: '' },
      carer_feedback: { means: 'Whether the carers gave their views.', example: '' },
      ssw_feedback: { means: 'Whether the fostering social worker did.', example: '' },
      audit_id: { means: 'Not kept.', example: '' },
      record_status: status,
    },
  },
  household_link: {
    says: 'One row for each time that a child came to a household: the return does not say which household it was. A report of your case system on placements.',
    columns: {
      child_id: { means: 'The child’s number in the return, as in the header.', example: '00149' },
      start_date: { means: 'Since when the household looks after the child.', example: '09/04/2025' },
      household_id: household,
      record_status: status,
    },
  },
  exemptions: {
    says: 'One row an exemption from the usual fostering limit, an exception outside the terms of approval, or a temporary approval that was given more time; those that are over, too. What the file does not say stays open in Hearth. One that is over comes in as ended, and nobody is told. One that is in force is with the team manager of the household from then on.',
    columns: {
      exemption_id: {
        means: 'Its number where it is kept. It stays the same for as long as it is known.',
        example: 'EX1042',
      },
      household_id: household,
      kind: {
        means:
          'USUAL_LIMIT_EXEMPTION is over the usual limit. TERMS_EXCEPTION and EMERGENCY_6_DAYS are outside the terms of approval. REG24_EXTENSION is a temporary approval with eight weeks more.',
        example: 'USUAL_LIMIT_EXEMPTION',
      },
      child_ids: {
        means: 'The children who are named in it, by their numbers in the return, a semicolon between them.',
        example: '00149;00150',
      },
      granting_la: { means: 'The council that granted it: the one in whose area the carers live.', example: '' },
      requested_date: { means: 'When it was asked for.', example: '01/09/2026' },
      granted_date: { means: 'When it was granted.', example: '03/09/2026' },
      granted_by_role: { means: 'The post of whoever granted it. No name.', example: 'Service Manager' },
      start_date: {
        means: 'From which day it is in force: of an exception the first night. Not a day to come.',
        example: '04/09/2026',
      },
      end_date: { means: 'When it ended, or is to end.', example: '30/10/2026' },
      cancelled_date: { means: 'When it was cancelled, where it was.', example: '' },
      reason: {
        means: 'Why, in a sentence. Whoever sees the household reads it.',
        example: 'Keeps brothers and sisters together',
      },
      conditions: { means: 'What was laid down with it.', example: '' },
      notified_date: { means: 'When the carers were told in writing.', example: '04/09/2026' },
      record_status: status,
    },
  },
  complaints_compliments: {
    says: 'One row a complaint about fostering. Names and the letters themselves stay in the complaints system. Nobody sees the file, or how many rows it has, but those who keep complaints. One that was answered or withdrawn comes in as closed, and nobody is told. One that is open comes in as received: write down its points, and decide which procedure it takes. Rows of compliments are left out so far.',
    columns: {
      item_id: { means: 'Its number in the complaints system. It stays the same.', example: 'CF2031' },
      kind: { means: 'COMPLAINT, or COMPLIMENT: those are left out so far.', example: 'COMPLAINT' },
      household_id: { ...household, example: '' },
      about_person: {
        means:
          'N where it is about the service and no one person. With Y, or blank, it is about what one worker, manager or carer did: then only you and those on its list know of it.',
        example: 'N',
      },
      stage: { means: 'How far it is, or was. LGSCO is the Ombudsman.', example: 'STAGE1' },
      from_role: { means: 'Who complains. No name.', example: 'PARENT' },
      received_date: { means: 'The day on which it was said or came.', example: '02/10/2026' },
      due_date: { means: 'By when it is to be answered there.', example: '16/10/2026' },
      responded_date: { means: 'When it was answered. Blank while it is open.', example: '14/10/2026' },
      outcome: { means: 'What was found. Blank while it is open.', example: 'PARTLY' },
      theme: { means: 'What it is about, in a few words and without names.', example: 'Delay' },
      learning: { means: 'What was learned, in a sentence without names.', example: '' },
      record_status: status,
    },
  },
  escalations: {
    says: 'One row what a reviewing officer raised for one child who lives with our carers, or good practice that they noted. No allegation, and no concern about the standard of care: those are looked into apart, and known to few. One that is closed or withdrawn comes in so, and nobody is told. One that is open is with the child’s reviewing officer, or with whoever is to answer it.',
    columns: {
      escalation_id: { means: 'Its number where it is kept. It stays the same.', example: 'ESC310' },
      child_id: {
        means: 'The child’s number in the return, as in the header. One row for each child.',
        example: '00149',
      },
      kind: { means: 'CONCERN, or GOOD_PRACTICE, which is counted apart.', example: 'CONCERN' },
      effect: {
        means: 'What it does to the child, in a sentence without names.',
        example: 'Has waited for glasses since June',
      },
      theme: { means: 'What it is about, in a few words.', example: 'Health' },
      noticed_date: {
        means: 'When it was noticed. The child lived with our carers on that day.',
        example: '05/10/2026',
      },
      informal_date: { means: 'When it was raised informally.', example: '06/10/2026' },
      formal_date: {
        means: 'From which day it is formal: the twenty working days count from it. Blank while it is informal.',
        example: '',
      },
      stage: { means: 'The formal stage that it has reached, 1 to 5.', example: '' },
      cafcass_date: { means: 'When it went to Cafcass, where it did.', example: '' },
      answered_date: { means: 'When it was answered. Blank while no answer has come.', example: '09/10/2026' },
      outcome: { means: 'What came of it.', example: 'DONE' },
      better: { means: 'How it is for the child now.', example: 'BETTER' },
      result: { means: 'What changed for the child, in a sentence without names.', example: 'The glasses are there' },
      closed_date: { means: 'When it was closed. Blank while it is open.', example: '20/10/2026' },
      record_status: status,
    },
  },
}
