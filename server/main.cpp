#include "app/commands.h"

int main(int argc, char** argv) { return kith::app::run_command(argc, argv); }
