public import GrilleCore

/// One file of `Patterns/`, read: `Patterns/README.md` tells what each key means.
public struct Pack: Sendable {
  /// `personal/us`.
  public var path: String
  /// The file it was read from, for messages.
  public var file: String
  /// What it is about.
  public var about: String
  /// Info types and how they are found.
  public var types: [TypeSpec] = []
  /// Forms that no number may begin or end in.
  public var protected: [FormSpec] = []
  /// What is no value of any field.
  public var placeholders: [FormSpec] = []
  /// Short spellings of words in field names, and what they stand for.
  public var abbreviations: [String: String] = [:]
  /// Words in a field's name that say a number is no card or account.
  public var innocent: [String] = []
  /// Words behind a field's name that do not change what it is.
  public var silent: [String] = []
}

/// A row of a proof: a text with the places marked that must be found.
public struct ProofRow: Hashable, Sendable {
  /// The text without its marks.
  public var text: [UInt8]
  /// The marked places, in bytes of `text`.
  public var ranges: [ByteRange]
  /// The row's line in the pack, from 1.
  public var line: Int
}

/// An info type as a pack describes it.
public struct TypeSpec: Sendable {
  /// What it is.
  public var definition: TypeDefinition
  /// How it is found by form.
  public var detectors: [DetectorSpec]
  /// Words that raise a finding's likelihood.
  public var raise: [String]
  /// Words that lower it.
  public var lower: [String]
  /// How it is found by name.
  public var fields: [FieldSpec]
  /// Names that would fit and mean something else.
  public var notFields: [String]
  /// Rows in which exactly the marked places are of this type.
  public var matches: [ProofRow]
  /// Rows in which nothing is of this type.
  public var rejects: [ProofRow]
  /// Where it stands, for messages.
  public var place: Place
}

/// Where in the packs something stands.
public struct Place: Hashable, Sendable {
  /// The file.
  public var file: String
  /// The line, from 1.
  public var line: Int
}

/// How a type is found by form.
public struct DetectorSpec: Sendable {
  /// What kind of form it is: how its edges are guarded and whether protected spans hold it off.
  public enum Kind: String, Sendable, CaseIterable {
    /// Digits.
    case number
    /// Keys and tokens told by a prefix.
    case secret
    /// All else.
    case text
  }

  /// How the edges of the match are guarded.
  public enum Edges: String, Sendable, CaseIterable {
    /// The guards of the kind of that name.
    case number, secret, text
    /// The pattern brings its own.
    case none
  }

  /// Its name within the type.
  public var id: String
  /// What kind of form it is.
  public var kind: Kind
  /// How its edges are guarded.
  public var edges: Edges
  /// PCRE2 syntax, without the guards.
  public var pattern: String
  /// Names of checks, all of which the value must pass.
  public var checks: [String]
  /// Likelihood of form and check alone; nil: never on that ground.
  public var alone: Likelihood?
  /// Likelihood with a raising keyword near.
  public var keyword: Likelihood?
  /// Likelihood in a field with a name of the type.
  public var field: Likelihood?
  /// How far before the value a keyword may end, in bytes.
  public var window: Int
  /// Whether it looks only into fields with a name of the type.
  public var withinFields: Bool
  /// A part of every match from which anchors are taken, where the pattern does not yield good ones;
  /// its beginning if it starts with `^`.
  public var anchor: String?
  /// Where it stands.
  public var place: Place

  /// What anchors are derived from, and whether every match begins with it.
  public var anchoring: (pattern: String, isStart: Bool) {
    guard let anchor else { return (guardedPattern, true) }
    // Behind the beginning of a match the rest of it stands, not its edge.
    return anchor.hasPrefix("^")
      ? ("\(guardBefore)(?:\(anchor.dropFirst()))", true) : (anchor, false)
  }

  /// The pattern between the guards of its edges.
  public var guardedPattern: String {
    edges == .none ? pattern : "\(guardBefore)(?:\(pattern))\(guardAfter)"
  }

  private var guardBefore: String {
    switch edges {
    case .none: ""
    case .number: "(?<![A-Za-z0-9_.])(?<![0-9_]-)"
    case .secret: "(?<![A-Za-z0-9])"
    case .text: "(?<![A-Za-z0-9_])"
    }
  }

  private var guardAfter: String {
    switch edges {
    case .none, .secret: ""
    case .number: "(?![A-Za-z0-9]|\\.[0-9])"
    case .text: "(?![A-Za-z0-9_])"
    }
  }
}

/// How a type is found by name.
public struct FieldSpec: Sendable {
  /// How far an unquoted value reaches.
  public enum Extent: String, Sendable, CaseIterable {
    /// To white space.
    case token
    /// Over single spaces, to the next delimiter.
    case phrase
    /// To the end of the line or the next quote, as a header's does.
    case line
    /// All of it where its bounds are told: in quotes, in an element, in a cell; nowhere else is there a value.
    case whole
  }

  /// Names in any spelling.
  public var names: [String]
  /// What the whole value must look like.
  public var value: String?
  /// What parts of the value are findings.
  public var parts: String?
  /// How far an unquoted value reaches.
  public var span: Extent
  /// Names or keywords one of which must stand in the same record.
  public var beside: [String]
  /// Likelihood of a finding by this name.
  public var likelihood: Likelihood
  /// Whether `name: value` in prose is no field.
  public var quotedOnly: Bool
  /// Whether the name says little, so that a finding is owed to the form of its value.
  public var valueDecides: Bool
  /// Where it stands.
  public var place: Place
}

/// A form with a proof of its own, but no type: a protected span or a placeholder.
public struct FormSpec: Sendable {
  /// Its name.
  public var id: String
  /// PCRE2 syntax.
  public var pattern: String
  /// Rows in which exactly the marked places have the form.
  public var matches: [ProofRow]
  /// Rows in which nothing has it.
  public var rejects: [ProofRow]
  /// Where it stands.
  public var place: Place
}
