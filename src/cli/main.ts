console.log('main', process.version, process.argv);
