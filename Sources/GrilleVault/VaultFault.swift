internal import GRDB
internal import GrilleTransforms

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What SQLite complains of, in the words of a token store.
enum VaultFault {
  /// What `body` gives; a complaint of it names the vault at `path`, and nothing that stands in it.
  static func told<Result>(
    _ path: String, _ body: () throws -> Result
  ) throws(TokenStoreError) -> Result {
    do {
      return try body()
    } catch let error as TokenStoreError {
      throw error
    } catch let error as DatabaseError {
      throw told(path, error.resultCode)
    } catch {
      throw TokenStoreError(.damaged, "\(path): the vault holds what is no row of one")
    }
  }

  private static func told(_ path: String, _ code: ResultCode) -> TokenStoreError {
    switch code {
    case .SQLITE_NOTADB: TokenStoreError(.syntax, "\(path): this is no vault")
    case .SQLITE_SCHEMA:
      TokenStoreError(.syntax, "\(path): the vault has a version that is not known")
    case .SQLITE_CORRUPT, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_ERROR:
      TokenStoreError(.damaged, "\(path): the vault is damaged; `grille vault check` tells more")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      TokenStoreError(.busy, "\(path): others kept the vault locked for too long")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      TokenStoreError(.readOnly, "\(path): the vault cannot be written")
    case .SQLITE_FULL: TokenStoreError(.full, "\(path): no space is left for the vault")
    case .SQLITE_CANTOPEN:
      TokenStoreError(
        .unavailable, "\(path): the vault cannot be opened; is its folder writable?")
    default:
      TokenStoreError(.unavailable, "\(path): reading or writing the vault failed")
    }
  }

  /// What the system says of an error of that number.
  static func words(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }
}

extension Row {
  /// The value of a column.
  ///
  /// - Throws: `DatabaseError` where the wrapper's subscript would end the process: what stands there is of another
  ///   kind.
  func value<Value: DatabaseValueConvertible>(_ column: Int) throws -> Value {
    let stored: DatabaseValue = self[column]
    guard let value = Value.fromDatabaseValue(stored) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    return value
  }
}
