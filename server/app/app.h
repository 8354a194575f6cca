#pragma once

// The running server: everything that `kith serve` starts, in the order in which
// it has to be stopped again.

#include "config/settings.h"
#include "db/database.h"

#include <memory>
#include <string>

namespace kith::app {

// Makes the data folder, loads the server key, opens and migrates the database.
std::unique_ptr<db::Database> open_database(config::Settings const&);
// The same for looking only: nothing is made, migrated or locked.
std::unique_ptr<db::Database> open_database_to_read(config::Settings const&);

std::string print_openapi();

class App {
public:
    explicit App(config::Settings);
    ~App();

    void start();
    void stop();

    std::string url() const;
    std::string public_url() const;
    // The link that founds the first account; empty when there is one.
    std::string setup_url() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}
