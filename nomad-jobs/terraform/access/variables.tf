variable "nomad_keys" {
  description = "Where Consul asks for the keys that Nomad signs with. With https, nomad_ca says whose certificate it believes."
  type        = string
  default     = "https://nomad.service.consul:4646/.well-known/jwks.json"

  validation {
    condition     = can(regex("^https?://[^/]+/.well-known/jwks\\.json$", var.nomad_keys))
    error_message = "nomad_keys has to be the address of Nomad's /.well-known/jwks.json, by http or https."
  }
}

variable "nomad_ca" {
  description = "A PEM file with the certificate of the CA of Nomad's API; none where Consul's machines trust it anyway."
  type        = string
  default     = null

  validation {
    condition     = var.nomad_ca == null ? true : can(regex("-----BEGIN CERTIFICATE-----", file(var.nomad_ca)))
    error_message = "nomad_ca has to be the path of a PEM file with a certificate, on the machine where this is run."
  }
}
