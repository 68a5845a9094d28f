import GrillePacks
import Testing

/// OpenAPI and Swagger documents: a record for each request and each answer.
@Suite("Schemas of interfaces")
struct APISchemaTests {
  private func records(_ text: String) throws -> [String] {
    try Schema(text, file: "s").records.map { $0.map(\.text).joined(separator: " ") }
  }

  @Test(
    "OpenAPI: parameters, bodies, headers, answers, callbacks, webhooks, shared parts, credentials")
  func openAPI() throws {
    let records = try records(
      """
      openapi: 3.1.0
      paths:
        /a/{id}:
          parameters:
            - {name: id, in: path, schema: {type: string}}
            - {$ref: '#/components/parameters/Ip'}
          post:
            requestBody:
              content:
                application/json: {schema: {$ref: '#/components/schemas/Card'}}
            responses:
              '200':
                headers: {Set-Cookie: {schema: {type: string}}}
                content: {application/json: {schema: {items: {$ref: '#/components/schemas/Card'}}}}
              default: {$ref: '#/components/responses/Gone'}
            callbacks:
              done:
                '{$request.body#/url}':
                  post: {requestBody: {content: {text/plain: {schema: {properties: {otp: {}}}}}}}
      webhooks:
        moved: {put: {parameters: [{name: q, in: query, content: {x/y: {schema: {type: string}}}}]}}
      components:
        parameters:
          Ip: {name: PSU-IP-Address, in: header, schema: {type: string}}
        responses:
          Gone: {content: {application/json: {schema: {properties: {why: {}}}}}}
        requestBodies:
          Unused: {content: {application/json: {schema: {properties: {ssn: {}}}}}}
        headers:
          X-Unused: {schema: {type: string}}
        securitySchemes:
          key: {type: apiKey, in: header, name: X-Api-Key}
          bearer: {type: http, scheme: bearer}
        schemas:
          Card: {properties: {number: {}, cvc: {}}}
          Orphan: {properties: {iban: {}}}
      """)
    #expect(
      records == [
        "id PSU-IP-Address number cvc", "Set-Cookie [].number [].cvc", "why", "otp", "q",
        "PSU-IP-Address", "ssn", "why", "X-Unused", "X-Api-Key Authorization", "Orphan.iban",
      ])
  }

  @Test("Swagger 2: bodies and forms among the parameters, schemas in answers, definitions")
  func swagger() throws {
    let records = try records(
      ##"""
      {"swagger": "2.0",
       "paths": {"/a": {"post": {
         "parameters": [
           {"name": "body", "in": "body", "schema": {"$ref": "#/definitions/Card"}},
           {"name": "grant", "in": "formData", "type": "string"}],
         "responses": {"200": {"schema": {"properties": {"iban": {"type": "string"}}},
                               "headers": {"X-Trace": {"type": "string"}}}}}}},
       "securityDefinitions": {"k": {"type": "apiKey", "in": "query", "name": "api_key"}},
       "definitions": {"Card": {"properties": {"number": {"type": "string"}}},
                       "Person": {"properties": {"ssn": {"type": "string"}}}}}
      """##)
    #expect(records == ["number grant", "X-Trace iban", "api_key", "Person.ssn"])
  }

  @Test("examples of a whole body are given to its fields")
  func examples() throws {
    let schema = try Schema(
      """
      openapi: 3.0.0
      paths:
        /a:
          get:
            parameters:
              - {name: q, in: query, schema: {type: string}, examples: {one: {value: v1}}}
            responses:
              '200':
                content:
                  application/json:
                    schema: {properties: {list: {items: {properties: {mail: {}}}}}}
                    example: {list: [{mail: v2}]}
                    examples: {more: {value: {list: [{mail: v3}]}}}
      """, file: "s")
    let fields = schema.records.joined()
    #expect(fields.map(\.text) == ["q", "list[].mail"])
    #expect(fields.map(\.samples) == [["v1"], ["v2", "v3"]])
  }
}
