//  The face: `import Grille` is all that a service needs. No logic lives here.

@_exported public import GrilleCore
@_exported public import GrilleFormats
@_exported public import GrilleKeys
@_exported public import GrillePacks
@_exported public import GrillePipeline
@_exported public import GrilleRegex
@_exported public import GrilleScan
@_exported public import GrilleTransforms
