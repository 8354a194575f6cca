#include "support/certificate.h"

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdio>

namespace kith {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using X509Owner = std::unique_ptr<X509, decltype(&X509_free)>;

void name_host(X509* certificate, std::string const& host)
{
    auto const* const text = reinterpret_cast<unsigned char const*>(host.c_str());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC, text, -1, -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    auto* const name = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, ("DNS:" + host).c_str());
    X509_add_ext(certificate, name, -1);
    X509_EXTENSION_free(name);
}

X509Owner make_certificate(std::string const& host, EVP_PKEY* key)
{
    X509Owner certificate { X509_new(), X509_free };
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key);
    name_host(certificate.get(), host);
    X509_sign(certificate.get(), key, EVP_sha256());
    return certificate;
}

void write(std::string const& path, X509* certificate)
{
    auto* const file = std::fopen(path.c_str(), "w");
    PEM_write_X509(file, certificate);
    std::fclose(file);
}

}

Certificate::Certificate(std::string const& host) : context_(SSL_CTX_new(TLS_server_method()), SSL_CTX_free)
{
    Key const key { EVP_EC_gen("P-256"), EVP_PKEY_free };
    auto const certificate = make_certificate(host, key.get());
    write(path(), certificate.get());
    SSL_CTX_use_certificate(context(), certificate.get());
    SSL_CTX_use_PrivateKey(context(), key.get());
}

}
